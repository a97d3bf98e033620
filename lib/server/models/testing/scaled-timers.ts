import type { Timers } from "@/lib/server/models/stream/timers";

/** Real timers that run `factor` times as fast, so that a minute's limit is met within a test's patience. */
export function scaledTimers(factor: number): Timers {
  const startedAt = Date.now();
  return {
    now: () => startedAt + (Date.now() - startedAt) * factor,
    after(ms, fire) {
      const handle = setTimeout(fire, ms / factor);
      return () => clearTimeout(handle);
    },
  };
}
