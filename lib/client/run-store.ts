import { createStore, type StoreApi } from "zustand/vanilla";
import { parseRunState } from "@/lib/contract/run-event";
import { reduceRun } from "@/lib/fusion/reduce-run";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { RunState, RunStatus } from "@/lib/fusion/run-state";
import { ApiError, callApi } from "./api";
import { ownRun, type RunAccess } from "./run-access";
import { followRun, type StreamPorts, type StreamStatus } from "./run-stream";

/**
 * One run as the browser holds it: the stored state, then the stream folded on top by the core's reducer, at most once a
 * frame. The reducer keeps the identity of what did not change, so selectors see only their own part move.
 */
export interface RunSnapshot {
  /** Null until the first answer of `GET /api/runs/:id`. */
  run: RunState | null;
  stream: StreamStatus;
  /** Why the run could not be loaded. */
  error: ApiError | null;
  /** This machine's clock at the run's `at` = 0; null before the run is known. */
  originMs: number | null;
}

export interface RunStore extends StoreApi<RunSnapshot> {
  readonly runId: string;
  readonly access: RunAccess;
  /** Loads and follows the run; the function it returns stops that. */
  open(): () => void;
  /** Follows again after an end: a retry or another judging was asked for. Does nothing while following. */
  follow(): void;
}

export interface RunStorePorts extends StreamPorts {
  now(): number;
  /** Calls back before the next paint, or soon where nothing is painted; the function it returns takes that back. */
  onFrame(callback: () => void): () => void;
}

const ENDED: readonly RunStatus[] = ["completed", "failed", "stopped"];
/** The Date header counts whole seconds: a smaller difference is no evidence. */
const LEAST_SKEW_MS = 1_500;

export function createRunStore(
  runId: string,
  ports: RunStorePorts,
  access: RunAccess = ownRun(runId),
): RunStore {
  const store = createStore<RunSnapshot>(() => ({
    run: null,
    stream: { kind: "connecting" },
    error: null,
    originMs: null,
  }));
  const { path } = access;
  let abort: AbortController | null = null;
  let following = false;
  const inbox = createInbox(store, ports);

  async function follow(signal: AbortSignal): Promise<void> {
    if (following) return;
    following = true;
    await followRun({
      url: `${path}/events`,
      lastSeq: store.getState().run?.lastSeq ?? 0,
      signal,
      ports,
      onEvent: inbox.put,
      onStatus: (stream) => {
        if (!signal.aborted) store.setState({ stream });
      },
      onClockSkew: inbox.correctClock,
    });
    if (signal.aborted) return;
    inbox.flush();
    following = false;
  }

  async function load(signal: AbortSignal): Promise<void> {
    const loaded = await loadRun(path, signal, ports, (error) => store.setState({ error }));
    if (signal.aborted) return;
    if (loaded === "gone") return store.setState({ stream: { kind: "gone" } });
    inbox.start(loaded);
    if (ENDED.includes(loaded.status)) return store.setState({ stream: { kind: "ended" } });
    await follow(signal);
  }

  return {
    ...store,
    runId,
    access,
    open() {
      const controller = new AbortController();
      abort = controller;
      following = false;
      void load(controller.signal);
      return () => {
        controller.abort();
        inbox.clear();
      };
    },
    follow() {
      if (abort && !abort.signal.aborted && store.getState().run) void follow(abort.signal);
    },
  };
}

/** Retries for ever while the server cannot be reached, saying so; any other refusal is final until reopened. */
async function loadRun(
  path: string,
  signal: AbortSignal,
  ports: RunStorePorts,
  onError: (error: ApiError | null) => void,
): Promise<RunState | "gone"> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await callApi(path, parseRunState, { signal });
    } catch (error) {
      if (signal.aborted) return "gone";
      const problem =
        error instanceof ApiError
          ? error
          : new ApiError("The server’s answer could not be read.", null, null, { cause: error });
      if (problem.status === 404) return "gone";
      onError(problem);
    }
    await ports.sleep(Math.min(10_000, 1_000 * 2 ** attempt), signal);
    if (signal.aborted) return "gone";
  }
}

/** Gathers events between frames and keeps the clock. */
function createInbox(store: StoreApi<RunSnapshot>, ports: RunStorePorts) {
  let waiting: RunEvent[] = [];
  let cancel: (() => void) | null = null;
  let skewMs = 0;

  function flush() {
    cancel?.();
    cancel = null;
    const { run } = store.getState();
    if (waiting.length === 0 || !run) return;
    const events = waiting;
    waiting = [];
    store.setState({ run: events.reduce(reduceRun, run) });
  }

  function start(run: RunState) {
    const created = Date.parse(run.createdAt);
    const newest = ports.now() - run.lastAt;
    store.setState({
      run,
      error: null,
      originMs: Number.isNaN(created) ? newest : Math.min(newest, created - skewMs),
    });
  }

  return {
    flush,
    start,
    put(event: RunEvent) {
      waiting.push(event);
      const { originMs } = store.getState();
      // Nothing arrives before it happened: an event from the future means that the origin is too late.
      if (originMs !== null && ports.now() - event.at < originMs)
        store.setState({ originMs: ports.now() - event.at });
      cancel ??= ports.onFrame(flush);
    },
    correctClock(measured: number) {
      if (skewMs !== 0 || Math.abs(measured) < LEAST_SKEW_MS) return;
      skewMs = measured;
      const { run } = store.getState();
      if (run) start(run);
    },
    clear() {
      cancel?.();
      cancel = null;
      waiting = [];
    },
  };
}
