import type { ModelList } from "@/lib/contract/models";
import type { CandidateState } from "@/lib/fusion/run-state";

/** Fewer calls say nothing about what is usual; the run's own is one of them. */
const ENOUGH_CALLS = 3;

/**
 * Milliseconds that the candidate's model usually takes for as many tokens, by this instance's own calls: the median wait for the
 * first token, and the rest at the median rate. Null where that is not known.
 */
export function usualTimeMs(
  { model, usage }: Pick<CandidateState, "model" | "usage">,
  models: ModelList | undefined,
): number | null {
  const measured = models?.measured.find((one) => one.model === model);
  const tokens = usage?.outputTokens ?? null;
  if (!measured?.firstTokenMs || !measured.tokensPerSecond || tokens === null) return null;
  const rate = measured.tokensPerSecond.p50;
  if (measured.calls < ENOUGH_CALLS || rate <= 0) return null;
  return measured.firstTokenMs.p50 + (Math.max(0, tokens - 1) / rate) * 1_000;
}
