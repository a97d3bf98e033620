import { describeOutcome, toPlainHead } from "@/lib/fusion/describe-outcome";
import type { ModelPort } from "@/lib/fusion/ports";
import type { RunState } from "@/lib/fusion/run-state";
import type { RunEnd } from "./run-store";

/** What is stored with the last events of a session. */
export function toRunEnd(state: RunState, endedAtMs: number, models: Pick<ModelPort, "facts">): RunEnd {
  const fusion = state.fusions.at(-1);
  // As the answer's head calls it: by its name, where the model is still listed.
  const judgeName = fusion?.judge ? models.facts(fusion.judge)?.name : undefined;
  return {
    state,
    outcome: fusion ? toPlainHead(describeOutcome(fusion, state.candidates, judgeName)) : null,
    endedAtMs,
  };
}
