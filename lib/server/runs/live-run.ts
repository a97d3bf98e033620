/**
 * A run that this process executes now, as the service and those who watch it see it: its state, its newest events, a
 * way to ask it for more. Made by the executor; holds stored events only.
 */
import { reduceRun } from "@/lib/fusion/reduce-run";
import type { RunMailbox } from "@/lib/fusion/run-commands";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { RunState } from "@/lib/fusion/run-state";
import { createDeferred } from "./deferred";
import { createEventTail, type EventTail } from "./event-tail";

export interface LiveRun {
  readonly id: string;
  readonly mailbox: RunMailbox;
  /** Null until what the log holds was read. */
  state(): RunState | null;
  /** The stored events after `seq`; null where they must be read from the store. */
  after(seq: number): RunEvent[] | null;
  /** Resolves with the next batch, or when the session is over. */
  changed(): Promise<void>;
  /** Resolves once the session's first events are stored, or it is over. */
  readonly opened: Promise<void>;
  /** Stopped, and about to end: what its state says of open candidates no longer holds. */
  isStopping(): boolean;
  /** Resolves once the session is over and no longer live. */
  readonly done: Promise<void>;
  /** The person's Stop: the run ends as stopped, and what is asked from now on is for the next session. */
  stop(): void;
}

/** The executor's side. */
export interface LiveRunControl extends LiveRun {
  readonly signal: AbortSignal;
  load(state: RunState): void;
  publish(events: readonly RunEvent[]): void;
  end(): void;
}

export function createLiveRun(id: string, mailbox: RunMailbox): LiveRunControl {
  const controller = new AbortController();
  const opened = createDeferred();
  const done = createDeferred();
  let change = createDeferred();
  let loaded: { state: RunState; tail: EventTail } | null = null;
  const wake = () => {
    change.resolve();
    change = createDeferred();
  };
  return {
    id,
    mailbox,
    signal: controller.signal,
    opened: opened.promise,
    done: done.promise,
    isStopping: () => controller.signal.aborted,
    state: () => loaded?.state ?? null,
    after: (seq) => loaded?.tail.after(seq) ?? null,
    changed: () => change.promise,
    stop() {
      mailbox.close();
      controller.abort();
    },
    load(state) {
      loaded = { state, tail: createEventTail(state.lastSeq) };
    },
    publish(events) {
      if (!loaded) throw new Error(`Run ${id} was published before it was loaded.`);
      loaded.state = events.reduce(reduceRun, loaded.state);
      loaded.tail.push(events);
      opened.resolve();
      wake();
    },
    end() {
      opened.resolve();
      done.resolve();
      wake();
    },
  };
}
