/** Wakes one waiting loop. A beat that comes while nobody waits is kept: no wake-up is lost. */
export interface Pulse {
  beat(): void;
  next(): Promise<void>;
}

export function createPulse(): Pulse {
  let pending = false;
  let wake: (() => void) | null = null;
  return {
    beat() {
      if (wake) {
        const resolve = wake;
        wake = null;
        resolve();
      } else pending = true;
    },
    next() {
      if (pending) {
        pending = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
  };
}
