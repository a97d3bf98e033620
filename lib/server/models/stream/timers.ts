/** Time as a value, so that tests hold it in their hands. */
export interface Timers {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `fire` once after `ms`; the returned function takes it back. */
  after(ms: number, fire: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after(ms, fire) {
    const handle = setTimeout(fire, ms);
    return () => clearTimeout(handle);
  },
};

/** Resolves after `ms`, or at once when `signal` aborts. Never rejects. */
export function sleep(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const wake = () => {
      cancel();
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const cancel = timers.after(ms, wake);
    signal.addEventListener("abort", wake);
  });
}
