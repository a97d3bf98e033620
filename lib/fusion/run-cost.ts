import { addCosts, type Cost } from "./cost";
import type { CandidateState, FusionState, RunState } from "./run-state";

/** What the run has cost so far: every ended call, voided attempts included; calls turned away unserved are not counted. */
export function costOfRun(state: Pick<RunState, "candidates" | "fusions">): Cost {
  return addCosts([...state.candidates.flatMap(costsOfCandidate), ...state.fusions.flatMap(costsOfFusion)]);
}

function costsOfCandidate(candidate: CandidateState): Cost[] {
  const ended =
    candidate.status === "completed" || candidate.status === "failed" || candidate.status === "stopped";
  return [candidate.spentBefore, ended && counts(candidate) ? candidate.cost : null].filter(
    (cost) => cost !== null,
  );
}

function costsOfFusion(fusion: FusionState): Cost[] {
  const ended = fusion.status !== "running";
  return [fusion.spentBefore, ended && counts(fusion) ? fusion.cost : null].filter((cost) => cost !== null);
}

/** A call nobody served cannot have been billed, so that its unknown cost must not make the whole sum unknown. */
function counts(call: { served: boolean; cost: Cost }): boolean {
  return call.served || call.cost.usd !== null;
}
