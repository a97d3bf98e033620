import { useSyncExternalStore } from "react";

/** One clock for the page: everything that counts seconds ticks together, four times a second. */
const TICK_MS = 250;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let now = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** Epoch milliseconds; stands still while `running` is false. */
export function useNow(running: boolean): number {
  return useSyncExternalStore(running ? subscribe : subscribeNever, readNow, () => 0);
}

const subscribeNever = () => () => undefined;

function readNow(): number {
  // The first reader after a pause must not see the pause's beginning.
  if (timer === null || now === 0) now = Math.floor(Date.now() / TICK_MS) * TICK_MS;
  return now;
}
