import { createStore, type StoreApi } from "zustand/vanilla";
import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import { isRunEnd, type RunEvent } from "@/lib/fusion/run-events";
import type { RunState } from "@/lib/fusion/run-state";
import type { RunAccess } from "./run-access";
import type { RunSnapshot, RunStore } from "./run-store";

/**
 * A run that has ended, streamed again as it happened: a run store whose clock can be paused, hurried and skipped. The same
 * reducer folds the same events, so that what is shown at its end is the run.
 */
export const REPLAY_SPEEDS = [1, 2, 4] as const;
export type ReplaySpeed = (typeof REPLAY_SPEEDS)[number];

export interface Replay {
  playing: boolean;
  speed: ReplaySpeed;
  /** Of the replay's own time line, in milliseconds; told four times a second. */
  positionMs: number;
  endMs: number;
}

export interface ReplayStore extends RunStore {
  readonly replay: StoreApi<Replay>;
  setPlaying(playing: boolean): void;
  setSpeed(speed: ReplaySpeed): void;
  /** Shows the end at once. */
  skip(): void;
}

export interface ReplayPorts {
  now(): number;
  onFrame(callback: () => void): () => void;
}

/** Between two sessions may lie days: nobody waits for those again. */
const LONGEST_REST_MS = 1_000;
const TELL_EVERY_MS = 250;

/** When each event is shown, in milliseconds from the replay's start. */
export function replayTimes(events: readonly RunEvent[]): number[] {
  let skippedMs = 0;
  return events.map((event, index) => {
    const before = events[index - 1];
    const restMs = before ? event.at - before.at : 0;
    if (before && isRunEnd(before) && restMs > LONGEST_REST_MS) skippedMs += restMs - LONGEST_REST_MS;
    return event.at - skippedMs;
  });
}

const NOTHING_SHOWN: RunSnapshot = { run: null, stream: { kind: "live" }, error: null, originMs: null };

/** The events on their time line, and how far they have been shown. */
function createReel(events: readonly RunEvent[]) {
  const times = replayTimes(events);
  let shown = 0;
  return {
    endMs: times.at(-1) ?? 0,
    isOver: () => shown === events.length,
    /** The run once everything up to then was shown. */
    windTo(ms: number, run: RunState): RunState {
      const from = shown;
      while (shown < events.length && (times[shown] ?? 0) <= ms) shown += 1;
      return events.slice(from, shown).reduce(reduceRun, run);
    },
    /** What was left out by now: it counts in the run's own time. */
    skippedMs: () => (events[shown - 1]?.at ?? 0) - (times[shown - 1] ?? 0),
  };
}

export function createReplayStore(
  { runId, access, events }: { runId: string; access: RunAccess; events: readonly RunEvent[] },
  ports: ReplayPorts,
): ReplayStore {
  const reel = createReel(events);
  const { endMs } = reel;
  const store = createStore<RunSnapshot>(() => NOTHING_SHOWN);
  const replay = createStore<Replay>(() => ({ playing: true, speed: 1, positionMs: 0, endMs }));
  let positionMs = 0;
  let lastMs = ports.now();
  let cancel: (() => void) | null = null;

  /** The clock that columns count by runs with the replay: it stands while that is paused. */
  function tell(): void {
    store.setState({ originMs: ports.now() - positionMs - reel.skippedMs() });
    replay.setState({ positionMs });
  }

  function tick(): void {
    cancel = null;
    const { playing, speed } = replay.getState();
    const now = ports.now();
    if (playing) positionMs = Math.min(endMs, positionMs + (now - lastMs) * speed);
    lastMs = now;
    const { originMs, run } = store.getState();
    const wound = reel.windTo(positionMs, run ?? EMPTY_RUN);
    if (wound !== run) store.setState({ run: wound });
    const isDue = originMs === null || Math.abs(replay.getState().positionMs - positionMs) >= TELL_EVERY_MS;
    if (isDue || !playing || reel.isOver()) tell();
    if (reel.isOver()) return end();
    if (playing) cancel = ports.onFrame(tick);
  }

  function end(): void {
    store.setState({ stream: { kind: "ended" } });
    replay.setState({ playing: false, positionMs: endMs });
  }

  return {
    ...store,
    runId,
    access,
    replay,
    open() {
      lastMs = ports.now();
      tick();
      return () => {
        cancel?.();
        cancel = null;
      };
    },
    // Nothing can be asked of it, so that nothing is to follow.
    follow: () => undefined,
    setPlaying(playing) {
      if (reel.isOver()) return;
      replay.setState({ playing });
      lastMs = ports.now();
      cancel ??= ports.onFrame(tick);
    },
    setSpeed: (speed) => replay.setState({ speed }),
    skip() {
      positionMs = endMs;
      cancel?.();
      tick();
    },
  };
}
