/**
 * The only way the state of a run is derived: by the engine while it works, by the server from the log, by the browser
 * from the stream. Pure; shares every untouched part with the state before, so that a column whose text did not change
 * keeps its identity. An event seen already, and a type this release does not know, change nothing.
 */
import { labelAt } from "./labels";
import { type CandidateEvent, correctCandidate, NOTHING_SAID, reduceCandidate } from "./reduce-candidate";
import { correctFusion, type FusionEvent, reduceFusion } from "./reduce-fusion";
import { costOfRun } from "./run-cost";
import type { RunEvent } from "./run-events";
import { isPasted, type Member } from "./run-request";
import type { CandidateState, Notice, RunState } from "./run-state";

export const EMPTY_RUN: RunState = {
  id: "",
  status: "queued",
  prompt: "",
  createdAt: "",
  mode: "merge",
  request: null,
  candidates: [],
  fusions: [],
  notices: [],
  cost: { usd: 0, source: "computed" },
  timings: null,
  reason: null,
  message: null,
  lastSeq: 0,
  lastAt: 0,
};

export function reduceRun(state: RunState, event: RunEvent): RunState {
  if (event.seq <= state.lastSeq) return state;
  return { ...applyEvent(state, event), lastSeq: event.seq, lastAt: event.at };
}

function applyEvent(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case "run.started":
      return startRun(state, event);
    case "run.completed":
      return { ...state, status: "completed", cost: event.cost, timings: event.timings };
    case "run.stopped":
      return { ...state, status: "stopped", cost: event.cost, timings: event.timings };
    case "run.failed":
      return {
        ...state,
        status: "failed",
        cost: event.cost,
        timings: event.timings,
        reason: event.reason,
        message: event.message,
      };
    case "run.snapshot":
      return event.state;
    case "cost.corrected":
      return correctCost(state, event);
    case "notice":
      return { ...state, notices: [...state.notices, toNotice(event)] };
    case "candidate.started":
    case "candidate.delta":
    case "candidate.rerouted":
    case "candidate.retrying":
    case "candidate.reset":
    case "candidate.completed":
    case "candidate.failed":
      return withCandidate(state, event);
    default:
      return "fusion" in event ? withFusion(state, event) : state;
  }
}

function startRun(state: RunState, event: RunEvent & { type: "run.started" }): RunState {
  const reopened: RunState = { ...state, status: "running", reason: null, message: null };
  if (!event.request) return reopened;
  return {
    ...reopened,
    id: event.id ?? state.id,
    createdAt: event.createdAt ?? state.createdAt,
    prompt: event.request.prompt,
    mode: event.request.mode,
    request: event.request,
    candidates: event.request.pool.map(toQueuedCandidate),
  };
}

/** A member before it was asked. */
export function toQueuedCandidate(member: Member, index: number): CandidateState {
  const pasted = isPasted(member);
  return {
    label: labelAt(index),
    model: pasted ? null : member.model,
    name: pasted ? member.name : (member.name ?? member.model),
    pasted,
    status: "queued",
    attempt: 0,
    startedAt: null,
    spentBefore: null,
    ...NOTHING_SAID,
  };
}

function withCandidate(state: RunState, event: CandidateEvent & { at: number }): RunState {
  const candidates = state.candidates.map((candidate) =>
    candidate.label === event.candidate ? reduceCandidate(candidate, event) : candidate,
  );
  const next = { ...state, candidates };
  return event.type === "candidate.delta" ? next : { ...next, cost: costOfRun(next) };
}

function withFusion(state: RunState, event: FusionEvent & { at: number }): RunState {
  const known = state.fusions.some((fusion) => fusion.id === event.fusion);
  if (!known && event.type !== "fusion.started") return state;
  const fusions = known
    ? state.fusions.map((fusion) => (fusion.id === event.fusion ? reduceFusion(fusion, event) : fusion))
    : [...state.fusions, reduceFusion(null, event)].filter((fusion) => fusion !== null);
  const next = { ...state, fusions: fusions.filter((fusion) => fusion !== null) };
  if (event.type === "fusion.started")
    return { ...next, candidates: markJudged(state.candidates, event), cost: costOfRun(next) };
  return event.type === "fusion.completed" || event.type === "fusion.failed"
    ? { ...next, cost: costOfRun(next) }
    : next;
}

function correctCost(state: RunState, event: RunEvent & { type: "cost.corrected" }): RunState {
  const next = {
    ...state,
    candidates: state.candidates.map((candidate) => correctCandidate(candidate, event)),
    fusions: state.fusions.map((fusion) => correctFusion(fusion, event)),
  };
  return { ...next, cost: costOfRun(next) };
}

/** A lone survivor is returned as itself: no judge saw it. */
function markJudged(
  candidates: CandidateState[],
  event: FusionEvent & { type: "fusion.started" },
): CandidateState[] {
  if (event.judge === null) return candidates;
  return candidates.map((candidate) =>
    event.candidates.includes(candidate.label) && !candidate.judged
      ? { ...candidate, judged: true }
      : candidate,
  );
}

function toNotice({ code, message, at, candidate, fusion }: RunEvent & { type: "notice" }): Notice {
  return { code, message, at, ...(candidate && { candidate }), ...(fusion && { fusion }) };
}
