import { UNKNOWN_COST } from "@/lib/fusion/cost";
import type { CallEnd, RunEvent, RunEventBody } from "@/lib/fusion/run-events";
import type { RunState } from "@/lib/fusion/run-state";

/**
 * The events that end a run whose engine or log broke down: everything open fails with the same message, what it had
 * said is kept, and the run fails last.
 */
export function closeBrokenRun(state: RunState, at: number, message: string): RunEvent[] {
  const bodies: RunEventBody[] = [
    ...state.candidates
      .filter(({ status }) => status === "queued" || status === "running" || status === "retrying")
      .map(({ label, text }): RunEventBody => {
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
    {
      type: "run.failed",
      reason: "unknown",
      message,
      cost: state.cost,
      timings: { wallMs: Math.max(at, state.lastAt), slowestMemberMs: null, ratio: null },
    },
  ];
  return bodies.map((body, index) => ({
    ...body,
    seq: state.lastSeq + 1 + index,
    at: Math.max(at, state.lastAt),
  }));
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
