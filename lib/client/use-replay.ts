import { useCallback, useEffect, useRef, useState } from "react";
import { readAllEvents } from "./read-all-events";
import { createReplayStore, type ReplayStore } from "./replay-store";
import type { RunAccess } from "./run-access";
import { browserRunStorePorts } from "./run-store-ports";

interface ReplayState {
  /** Null while the run itself is shown. */
  store: ReplayStore | null;
  /** Grows with each replay, so that each begins with a view of its own. */
  turn: number;
  loading: boolean;
  start: () => void;
  close: () => void;
}

/** Reads the whole log and plays it; again from the beginning each time it is started. */
export function useReplay(runId: string, access: RunAccess): ReplayState {
  const [shown, setShown] = useState<{ store: ReplayStore | null; turn: number }>({ store: null, turn: 0 });
  const [loading, setLoading] = useState(false);
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);
  const start = useCallback(async () => {
    const controller = new AbortController();
    reading.current = controller;
    setLoading(true);
    const events = await readAllEvents(access.path, controller.signal);
    if (controller.signal.aborted) return;
    setLoading(false);
    // Gone meanwhile: the run's own view says so as soon as it is asked for.
    const store = events && createReplayStore({ runId, access, events }, browserRunStorePorts);
    setShown(({ turn }) => ({ store, turn: turn + 1 }));
  }, [runId, access]);
  const close = useCallback(() => setShown(({ turn }) => ({ store: null, turn })), []);
  return { ...shown, loading, start: () => void start(), close };
}
