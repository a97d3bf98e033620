import type { Estimate } from "@/lib/contract/estimate";
import { type BudgetNotice, describeBudgets } from "./describe-budgets";
import { formatList, formatUsd } from "./format";

/** What is known of a run before it starts, in the words of the setup line. */
export interface EstimateView {
  /** "about $0.04 (at most $0.11)" */
  sentence: string;
  explanation: string;
  /** Who would judge for `auto`; null while that is not known. */
  autoJudge: string | null;
  /** Why the run's own cap would refuse it. */
  overCap: string | null;
  /** Where a monthly budget is nearly used up, or does not allow the run. */
  budget: BudgetNotice | null;
}

export function describeEstimate(estimate: Estimate | undefined, error: Error | null): EstimateView {
  if (estimate) {
    return {
      sentence: toSentence(estimate),
      explanation: toExplanation(estimate),
      autoJudge: estimate.judge[0] ?? null,
      overCap: estimate.overCap,
      budget: describeBudgets(estimate),
    };
  }
  const nothing = { autoJudge: null, overCap: null, budget: null };
  if (error) return { sentence: "cost unknown", explanation: error.message, ...nothing };
  return { sentence: "cost …", explanation: "Known once the setup is complete.", ...nothing };
}

function toSentence({ expected, worst }: Estimate): string {
  if (expected.usd === null) {
    return expected.atLeastUsd
      ? `cost unknown, at least ${formatRoughUsd(expected.atLeastUsd)}`
      : "cost unknown";
  }
  if (expected.usd === 0 && worst.usd === 0) return "free";
  const most = worst.usd === null ? "no upper bound known" : `at most ${formatRoughUsd(worst.usd)}`;
  return `about ${formatRoughUsd(expected.usd)} (${most})`;
}

function toExplanation({ expected, worst, unpriced }: Estimate): string {
  if (unpriced.length > 0)
    return `Nobody says what ${formatList(unpriced)} costs: that share is in no figure here.`;
  if (expected.usd === 0 && worst.usd === 0) return "No model in this setup costs anything.";
  return "Expected: answers of usual length. At most: every call up to its output limit.";
}

/** Two digits are all an estimate can carry: $0.04, $0.0038, $1.2. */
export function formatRoughUsd(usd: number): string {
  if (usd <= 0 || usd >= 10) return formatUsd(usd);
  if (usd >= 0.01) return `$${usd.toFixed(2)}`;
  return `$${Number(usd.toPrecision(2)).toFixed(Math.min(6, 1 - Math.floor(Math.log10(usd))))}`;
}
