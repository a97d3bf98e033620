import type { RunState } from "@/lib/fusion/run-state";
import { blindRun } from "./blind-run";
import type { RunSnapshot, RunStore } from "./run-store";

/** A run's store as it looks before a blind vote: everything below it sees only that. Called by the run's view. */
export function createBlindRunStore(store: RunStore): RunStore {
  let last: { of: RunSnapshot; shown: RunSnapshot } | null = null;
  let lastRun: { of: RunState; shown: RunState } | null = null;
  const showRun = (run: RunState): RunState => {
    if (lastRun?.of !== run) lastRun = { of: run, shown: blindRun(run) };
    return lastRun.shown;
  };
  const show = (snapshot: RunSnapshot): RunSnapshot => {
    if (last?.of !== snapshot) {
      last = { of: snapshot, shown: { ...snapshot, run: snapshot.run && showRun(snapshot.run) } };
    }
    return last.shown;
  };
  return {
    ...store,
    getState: () => show(store.getState()),
    getInitialState: () => show(store.getInitialState()),
    subscribe: (listener) =>
      store.subscribe((now) => {
        const before = last?.shown;
        const shown = show(now);
        listener(shown, before ?? shown);
      }),
  };
}
