/**
 * A value read from a busy source at most once in an interval: at once where the last reading is old enough, else at the
 * interval's end, so that the newest value always shows in the end.
 */
export interface Sampler<T> {
  subscribe(listener: () => void): () => void;
  get(): T;
}

export function createSampler<T>(
  read: () => T,
  subscribeSource: (listener: () => void) => () => void,
  intervalMs: () => number,
): Sampler<T> {
  let value = read();
  let takenAt = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const listeners = new Set<() => void>();

  function take() {
    timer = null;
    takenAt = performance.now();
    const next = read();
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of listeners) listener();
  }

  function onChange() {
    if (timer !== null) return;
    const waitMs = takenAt + intervalMs() - performance.now();
    if (waitMs <= 0) take();
    else timer = setTimeout(take, waitMs);
  }

  let unsubscribe: (() => void) | null = null;
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener);
      unsubscribe ??= subscribeSource(onChange);
      take();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = null;
        if (timer !== null) clearTimeout(timer);
        timer = null;
      };
    },
  };
}
