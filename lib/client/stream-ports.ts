import type { StreamPorts } from "./run-stream";

/** The browser as the run stream needs it. */
export const browserStreamPorts: StreamPorts = {
  fetch: (input, init) => fetch(input, init),
  random: () => Math.random(),
  isOnline: () => navigator.onLine,
  sleep: (ms, signal) => untilAny(signal, ["online"], ms),
  untilOnline: (signal) => (navigator.onLine ? Promise.resolve() : untilAny(signal, ["online"], null)),
};

function untilAny(signal: AbortSignal, events: string[], ms: number | null): Promise<void> {
  return new Promise((resolve) => {
    const timer = ms === null ? undefined : setTimeout(finish, ms);
    function finish() {
      clearTimeout(timer);
      for (const name of events) window.removeEventListener(name, finish);
      signal.removeEventListener("abort", finish);
      resolve();
    }
    for (const name of events) window.addEventListener(name, finish);
    signal.addEventListener("abort", finish);
    if (signal.aborted) finish();
  });
}
