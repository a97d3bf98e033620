import { createContext, useCallback, useContext, useMemo, useRef, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { EMPTY_RUN } from "@/lib/fusion/reduce-run";
import type { RunState } from "@/lib/fusion/run-state";
import type { RunAccess } from "./run-access";
import type { RunSnapshot, RunStore } from "./run-store";
import { createSampler } from "./sampler";
import { useNow } from "./use-now";

export const RunStoreContext = createContext<RunStore | null>(null);

export function useRunStore(): RunStore {
  const store = useContext(RunStoreContext);
  if (!store) throw new Error("This belongs inside a RunView.");
  return store;
}

/** What this reader may do with the run. */
export function useRunAccess(): RunAccess {
  return useRunStore().access;
}

export function useRunSnapshot<T>(select: (snapshot: RunSnapshot) => T): T {
  return useStore(useRunStore(), select);
}

/** Part of the run; renders again only when that part changes identity. */
export function useRun<T>(select: (run: RunState) => T): T {
  return useRunSnapshot((snapshot) => select(snapshot.run ?? EMPTY_RUN));
}

/** The same at most once every `intervalMs`: for numbers that would flicker, and text that costs to draw. */
export function useSampledRun<T>(select: (run: RunState) => T, intervalMs: number): T {
  const store = useRunStore();
  const latest = useRef(select);
  latest.current = select;
  const interval = useRef(intervalMs);
  interval.current = intervalMs;
  const sampler = useMemo(
    () =>
      createSampler(
        () => latest.current(store.getState().run ?? EMPTY_RUN),
        (listener) => store.subscribe(listener),
        () => interval.current,
      ),
    [store],
  );
  return useSyncExternalStore(sampler.subscribe, sampler.get, sampler.get);
}

/** Milliseconds since the run started, by this machine's clock, ticking four times a second while `running`. */
export function useRunClock(running: boolean): number {
  const originMs = useRunSnapshot((snapshot) => snapshot.originMs);
  const lastAt = useCallback(
    (snapshot: RunSnapshot) => (running ? 0 : (snapshot.run?.lastAt ?? 0)),
    [running],
  );
  const frozenAt = useRunSnapshot(lastAt);
  const now = useNow(running);
  return running && originMs !== null ? Math.max(0, now - originMs) : frozenAt;
}
