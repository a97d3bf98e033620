import { UNKNOWN_COST } from "@/lib/fusion/cost";
import { isOpen } from "@/lib/fusion/is-open";
import { reduceRun } from "@/lib/fusion/reduce-run";
import type { CallEnd, RunEvent, RunEventBody } from "@/lib/fusion/run-events";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";

export interface BrokenRun {
  id: string;
  createdAt: string;
  request: RunRequest;
  /** As far as the log was stored. */
  state: RunState;
  /** Milliseconds since the run started. */
  at: number;
  message: string;
}

/**
 * The events that end a run whose engine or log broke down: everything open fails with the same message, what it had
 * said is kept, and the run fails last. A log without a beginning gets one, so that the run can be read and retried.
 */
export function closeBrokenRun({ id, createdAt, request, state, at, message }: BrokenRun): RunEvent[] {
  const events: RunEvent[] = [];
  let current = state;
  const add = (body: RunEventBody) => {
    const event: RunEvent = { ...body, seq: current.lastSeq + 1, at: Math.max(at, current.lastAt) };
    events.push(event);
    current = reduceRun(current, event);
  };
  if (state.lastSeq === 0) add({ type: "run.started", why: "new", id, createdAt, request });
  for (const body of closeCalls(current, message)) add(body);
  add({
    type: "run.failed",
    reason: "unknown",
    message,
    // With the calls that were just closed: what they cost is not known, and so the sum is not.
    cost: current.cost,
    timings: { wallMs: Math.max(at, current.lastAt), slowestMemberMs: null, ratio: null },
  });
  return events;
}

function closeCalls(state: RunState, message: string): RunEventBody[] {
  return [
    ...state.candidates.filter(isOpen).map(({ label, text }): RunEventBody => {
      return {
        type: "candidate.failed",
        candidate: label,
        retryable: true,
        ...toBrokenCall(message, text !== ""),
      };
    }),
    ...state.fusions
      .filter(({ status }) => status === "running")
      .map(({ id, raw }): RunEventBody => {
        return {
          type: "fusion.failed",
          fusion: id,
          retryable: true,
          raw: raw || null,
          ...toBrokenCall(message, true),
        };
      }),
  ];
}

/** What a call cost that nobody saw the end of is not known. */
function toBrokenCall(message: string, served: boolean): CallEnd {
  return {
    finish: null,
    usage: null,
    cost: UNKNOWN_COST,
    timings: null,
    reason: "unknown",
    message,
    served,
    servedBy: null,
  };
}
