import { type Cost, UNKNOWN_COST } from "./cost";
import { joinSpent, type Spent, settleCall } from "./late-costs";
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
        ...withoutReroutes(candidate),
        status: "running",
        attempt: event.attempt,
        model: event.model,
        name: event.name,
        startedAt: event.at,
      };
    case "candidate.delta":
      return appendDelta(candidate, event);
    case "candidate.rerouted":
      return rerouteCandidate(candidate, event);
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

/** A new attempt asks the member's own model again. */
function withoutReroutes({ rerouted: _, ...candidate }: CandidateState): CandidateState {
  return candidate;
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
  // Where the attempt had ended, its bill goes along with its cost.
  const spent = { cost: event.spent, bill: event.spent === null ? undefined : candidate.bill };
  return { ...voidAttempt(candidate, spent), status: "running", startedAt: event.at };
}

function voidAttempt(candidate: CandidateState, spent: Spent): CandidateState {
  const { bill: _, billBefore, toolCalls: __, refusal: ___, ...rest } = candidate;
  const before = joinSpent({ cost: candidate.spentBefore, bill: billBefore }, spent);
  return {
    ...rest,
    ...NOTHING_SAID,
    spentBefore: before.cost,
    ...(before.bill && { billBefore: before.bill }),
  };
}

/** A provider told what a call of this candidate cost, in this attempt or one before. */
export function correctCandidate(
  candidate: CandidateState,
  { generationId, cost: told }: { generationId: string; cost: Cost },
): CandidateState {
  const now = settleCall(candidate.bill, generationId, told);
  if (now?.cost) {
    const { bill: _, ...rest } = candidate;
    return { ...rest, cost: now.cost, ...(now.bill && { bill: now.bill }) };
  }
  const before = settleCall(candidate.billBefore, generationId, told);
  if (!before) return candidate;
  const { billBefore: _, ...rest } = candidate;
  return { ...rest, spentBefore: before.cost, ...(before.bill && { billBefore: before.bill }) };
}

/** The attempt goes on, with another model; what the one before had said is kept beside it. */
function rerouteCandidate(
  candidate: CandidateState,
  { type: _, candidate: __, seq: ___, bill, ...reroute }: CandidateEvent & { type: "candidate.rerouted" },
): CandidateState {
  const { to, name, spent } = reroute;
  const { rerouted = [], text } = candidate;
  return {
    ...voidAttempt(candidate, { cost: spent, bill }),
    status: "running",
    model: to,
    name,
    rerouted: [...rerouted, { ...reroute, text }],
  };
}

function endCandidate(candidate: CandidateState, end: CallEnd): CandidateState {
  const { finish, usage, cost, bill, timings, reason, message, served, servedBy, toolCalls, refusal } = end;
  const billed = { usage, cost, ...(bill && { bill }), ...(toolCalls && { toolCalls }) };
  const why = { reason, message, ...(refusal !== undefined && { refusal }) };
  return { ...candidate, retrying: null, finish, ...billed, timings, ...why, served, servedBy };
}
