import type { Label } from "@/lib/fusion/labels";
import type { FusionState, RunState } from "@/lib/fusion/run-state";

/** The strongest single answer beside the fused one; null without a verdict. */
export function bestSingleText(
  run: RunState,
  fusion: FusionState | null,
): { label: Label; best: string; answer: string } | null {
  if (!fusion?.verdict) return null;
  const { winner, round } = fusion.verdict;
  const turn = fusion.turns.find((each) => each.candidate === winner && each.round === round);
  const best = turn?.answer ?? run.candidates.find((candidate) => candidate.label === winner)?.text ?? "";
  return { label: winner, best, answer: fusion.answer };
}
