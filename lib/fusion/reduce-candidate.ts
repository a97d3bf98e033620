import { addCosts, UNKNOWN_COST } from "./cost";
import type { CallEnd, RunEvent } from "./run-events";
import type { CandidateState } from "./run-state";

export type CandidateEvent = Extract<RunEvent, { type: `candidate.${string}` }>;

/** What a candidate's attempt begins with. */
export const NOTHING_SAID = {
  text: "",
  reasoning: "",
  judged: false,
  thinkingSince: null,
  textSince: null,
  retrying: null,
  finish: null,
  usage: null,
  cost: UNKNOWN_COST,
  timings: null,
  reason: null,
  message: null,
  retryable: false,
  served: false,
  servedBy: null,
} satisfies Partial<CandidateState>;

export function reduceCandidate(candidate: CandidateState, event: CandidateEvent): CandidateState {
  switch (event.type) {
    case "candidate.started":
      return {
        ...candidate,
        status: "running",
        attempt: event.attempt,
        model: event.model,
        name: event.name,
        startedAt: event.at,
      };
    case "candidate.delta":
      return appendDelta(candidate, event);
    case "candidate.retrying":
      return {
        ...candidate,
        status: "retrying",
        retrying: { reason: event.reason, message: event.message, inMs: event.inMs, since: event.at },
      };
    case "candidate.reset":
      return resetCandidate(candidate, event);
    case "candidate.completed":
      return {
        ...endCandidate(candidate, event),
        status: event.finish === "stopped" ? "stopped" : "completed",
        retryable: false,
      };
    case "candidate.failed":
      return { ...endCandidate(candidate, event), status: "failed", retryable: event.retryable };
  }
}

function appendDelta(
  candidate: CandidateState,
  event: CandidateEvent & { type: "candidate.delta" },
): CandidateState {
  const running: CandidateState =
    candidate.status === "running" ? candidate : { ...candidate, status: "running", retrying: null };
  return event.text !== undefined
    ? { ...running, text: running.text + event.text, textSince: running.textSince ?? event.at }
    : {
        ...running,
        reasoning: running.reasoning + event.reasoning,
        thinkingSince: running.thinkingSince ?? event.at,
      };
}

function resetCandidate(
  candidate: CandidateState,
  event: CandidateEvent & { type: "candidate.reset" },
): CandidateState {
  const spent = [candidate.spentBefore, event.spent].filter((cost) => cost !== null);
  return {
    ...candidate,
    ...NOTHING_SAID,
    status: "running",
    startedAt: event.at,
    spentBefore: spent.length === 0 ? null : addCosts(spent),
  };
}

function endCandidate(candidate: CandidateState, end: CallEnd): CandidateState {
  const { finish, usage, cost, timings, reason, message, served, servedBy } = end;
  return { ...candidate, retrying: null, finish, usage, cost, timings, reason, message, served, servedBy };
}
