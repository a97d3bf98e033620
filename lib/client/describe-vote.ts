import type { VoteView } from "@/lib/contract/votes";
import type { FusionState, RunState } from "@/lib/fusion/run-state";
import { formatList } from "./format";

/** "You picked B: Claude Sonnet 5; the judge picked A." `nameOf` names a candidate by its label. */
export function describeVote(vote: VoteView, run: RunState, nameOf: (label: string) => string): string {
  const isFused = run.fusions.some(({ id }) => id === vote.pick);
  const which = run.fusions.length > 1 ? ` of ${vote.pick}` : "";
  const picked = isFused ? `the final answer${which}` : `${vote.pick}: ${nameOf(vote.pick)}`;
  const judged = describeJudge(run.fusions.findLast(({ status }) => status === "completed"));
  return `You picked ${picked}${judged && `; ${judged}`}.`;
}

function describeJudge(fusion: FusionState | undefined): string {
  const { outcome, verdict } = fusion ?? {};
  if (outcome?.kind === "best-single") return `the judge picked ${outcome.candidate}`;
  if (outcome?.kind === "merged") {
    return outcome.from.length === 0 ? "the judge fused them" : `the judge fused ${formatList(outcome.from)}`;
  }
  return verdict ? `the judge found ${verdict.winner} strongest` : "";
}
