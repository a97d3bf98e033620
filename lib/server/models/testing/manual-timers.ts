import type { Timers } from "@/lib/server/models/stream/timers";

/** Time that passes only when told to. */
export function manualTimers(startMs = 0): Timers & { advance(ms: number): void } {
  let now = startMs;
  const waiting = new Set<{ at: number; fire: () => void }>();
  return {
    now: () => now,
    after(ms, fire) {
      const timer = { at: now + ms, fire };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    advance(ms) {
      now += ms;
      for (const timer of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(timer);
        timer.fire();
      }
    },
  };
}
