/**
 * A session is one stretch of work on a run: from its start, or from a later request for more, to the run's end event.
 * It holds the state as the engine sees it (folded with the same reducer as everywhere) and the tasks under way.
 */
import type { Waiting } from "./await-pool";
import type { Label } from "./labels";
import { createOutbox, isDelta, type Outbox } from "./outbox";
import type { FusionPorts } from "./ports";
import { createPulse, type Pulse } from "./pulse";
import { EMPTY_RUN, reduceRun } from "./reduce-run";
import type { RunMailbox } from "./run-commands";
import type { RunEventBody } from "./run-events";
import type { RunRequest } from "./run-request";
import type { CandidateState, FusionState, RunState } from "./run-state";

export interface SessionInput {
  id: string;
  /** ISO 8601. */
  createdAt: string;
  /** Epoch milliseconds of the run's start: `at` is counted from here. */
  startedAtMs: number;
  request: RunRequest;
  /** Null for a new run; else the state its log folds to. */
  from: RunState | null;
  why: "new" | "retry" | "fusion" | "resumed" | "bill";
  mailbox: RunMailbox;
}

export interface Session extends SessionInput {
  ports: FusionPorts;
  /** The person's stop of the whole run. */
  signal: AbortSignal;
  outbox: Outbox;
  /** One pulse a waiting loop: the conductor's, the pool's and the reader's. Each beats on everything that happens. */
  pulse: Pulse;
  poolPulse: Pulse;
  ready: Pulse;
  /** Speaking members and their own stops. */
  speaking: Map<Label, AbortController>;
  /** Epoch milliseconds. */
  openedAtMs: number;
  /** Epoch milliseconds at which the pool's calls end. */
  poolDeadlineAt: number;
  /** Set while the first judging waits for the pool: "judge now" answers it. */
  waiting: Waiting | null;
  state(): RunState;
  emit(event: RunEventBody): void;
}

export function openSession(input: SessionInput, ports: FusionPorts, signal: AbortSignal): Session {
  const outbox = createOutbox();
  const pulse = createPulse();
  const poolPulse = createPulse();
  const ready = createPulse();
  const openedAtMs = ports.clock.now();
  let state = input.from ?? EMPTY_RUN;
  return {
    ...input,
    ports,
    signal,
    outbox,
    pulse,
    poolPulse,
    ready,
    speaking: new Map(),
    openedAtMs,
    poolDeadlineAt: openedAtMs + input.request.limits.deadlineMs,
    waiting: null,
    state: () => state,
    emit(body) {
      const at = Math.max(state.lastAt, Math.round(ports.clock.now() - input.startedAtMs));
      state = reduceRun(state, { ...body, seq: state.lastSeq + 1, at });
      outbox.push({ at, ...body });
      ready.beat();
      if (!isDelta(body)) {
        pulse.beat();
        poolPulse.beat();
      }
    },
  };
}

export function candidateOf(session: Session, label: Label): CandidateState {
  const candidate = session.state().candidates.find((one) => one.label === label);
  if (!candidate) throw new RangeError(`There is no candidate ${label} in run ${session.id}.`);
  return candidate;
}

export function fusionOf(session: Session, fusion: string): FusionState {
  const found = session.state().fusions.find(({ id }) => id === fusion);
  if (!found) throw new RangeError(`There is no fusion ${fusion} in run ${session.id}.`);
  return found;
}

/** Which try of a fusion is under way; 1 for its first judge. */
export function attemptOf(session: Session, fusion: string): number {
  return session.state().fusions.find(({ id }) => id === fusion)?.attempt ?? 1;
}
