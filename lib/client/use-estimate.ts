import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CreateRun } from "@/lib/contract/create-run";
import { type Estimate, estimateQuery } from "./estimate-query";
import { formatUsd } from "./format";
import { useDebounced } from "./use-debounced";

export interface EstimateView {
  /** As the setup line says it: "about $0.04 (at most $0.11)". */
  sentence: string;
  explanation: string;
  /** Who would judge for `auto`. */
  autoJudge: string | null;
}

const SETTLE_MS = 400;
/** So that a cost can be shown before anything is written. */
const NO_PROMPT_YET = "…";

export function useEstimate(body: CreateRun, setupIsRight: boolean): EstimateView {
  const asked = useMemo(
    () => (setupIsRight ? { ...body, prompt: body.prompt?.trim() ? body.prompt : NO_PROMPT_YET } : null),
    [body, setupIsRight],
  );
  const { data, isError } = useQuery(estimateQuery(useDebounced(asked, SETTLE_MS)));
  return describeEstimate(setupIsRight ? data : undefined, isError);
}

export function describeEstimate(estimate: Estimate | undefined, failed: boolean): EstimateView {
  if (!estimate) {
    const explanation = failed
      ? "The server could not estimate this setup."
      : "Known once the setup is complete.";
    return { sentence: failed ? "cost unknown" : "cost …", explanation, autoJudge: null };
  }
  return { sentence: toSentence(estimate), explanation: toExplanation(estimate), autoJudge: estimate.judge };
}

function toSentence({ expected, worst }: Estimate): string {
  if (expected.usd === null)
    return expected.atLeastUsd ? `cost unknown, at least ${formatUsd(expected.atLeastUsd)}` : "cost unknown";
  if (worst.usd === 0) return "free";
  const most = worst.usd === null ? "no upper bound known" : `at most ${formatUsd(worst.usd)}`;
  return `about ${formatUsd(expected.usd)} (${most})`;
}

function toExplanation({ expected, worst }: Estimate): string {
  if (expected.usd === null)
    return "A model in this setup has no known price, so its cost cannot be told before or after.";
  if (worst.usd === 0) return "No model in this setup costs anything.";
  return "Expected: answers of usual length. At most: every call up to its output limit.";
}
