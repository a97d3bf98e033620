import type { Clock } from "@/lib/fusion/ports";

/** Time that moves only when a test moves it. Sleepers wake in the order of their alarms. */
export interface VirtualClock extends Clock {
  /** Moves to the next alarm and wakes its sleeper; false where nobody sleeps. */
  advance(): boolean;
}

interface Sleeper {
  at: number;
  order: number;
  wake(): void;
}

export function createVirtualClock(startAt = 0): VirtualClock {
  let now = startAt;
  let order = 0;
  let sleepers: Sleeper[] = [];
  return {
    now: () => now,
    sleep(ms, signal) {
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper: Sleeper = { at: now + ms, order: order++, wake: resolve };
        sleepers.push(sleeper);
        const leave = () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          resolve();
        };
        signal.addEventListener("abort", leave, { once: true });
      });
    },
    advance() {
      sleepers.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = sleepers.shift();
      if (!next) return false;
      now = Math.max(now, next.at);
      next.wake();
      return true;
    },
  };
}
