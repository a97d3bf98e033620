import { describeOutcome, toPlainHead } from "@/lib/fusion/describe-outcome";
import type { RunState } from "@/lib/fusion/run-state";
import type { RunEnd } from "./run-store";

/** What is stored with the last events of a session. */
export function toRunEnd(state: RunState, endedAtMs: number): RunEnd {
  const fusion = state.fusions.at(-1);
  return {
    state,
    outcome: fusion ? toPlainHead(describeOutcome(fusion, state.candidates)) : null,
    endedAtMs,
  };
}
