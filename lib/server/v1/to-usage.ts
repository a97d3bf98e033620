import type { CompletionUsage } from "@/lib/contract/openai/chat-response";
import type { Usage } from "@/lib/fusion/cost";
import { isOpen } from "@/lib/fusion/is-open";
import { costOfRun } from "@/lib/fusion/run-cost";
import type { RunState } from "@/lib/fusion/run-state";

type PartOfUsage = NonNullable<CompletionUsage["fusion"]>["calls"][number];

/** What all calls of a run used, as one usage; null where no provider counted any. What is not known adds nothing, and is said. */
export function toUsage(state: RunState): CompletionUsage | null {
  const usages = [...state.candidates, ...state.fusions].flatMap(({ usage }) => (usage ? [usage] : []));
  if (usages.length === 0) return null;
  const sum = (field: (usage: Usage) => number | null) =>
    usages.reduce((total, usage) => total + (field(usage) ?? 0), 0);
  const prompt_tokens = sum(({ inputTokens }) => inputTokens);
  const completion_tokens = sum(({ outputTokens }) => outputTokens);
  const cost = costOfRun(state);
  const calls = toCalls(state);
  return {
    ...{ prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
    prompt_tokens_details: { cached_tokens: sum(({ cachedTokens }) => cachedTokens) },
    completion_tokens_details: { reasoning_tokens: sum(({ reasoningTokens }) => reasoningTokens) },
    cost: cost.usd,
    ...(state.candidates.length > 1 && { fusion: { calls, cost, complete: isComplete(state, calls) } }),
  };
}

/** A line for each answer and each judging that a model was asked for. */
export function toCalls({ candidates, fusions }: RunState): PartOfUsage[] {
  const members = candidates.filter(({ pasted }) => !pasted).map((one) => toPart(one.label, one.model, one));
  const judgings = fusions
    .filter(({ judge, usage }) => judge !== null || usage !== null)
    .map((one) => toPart(one.id, one.judge, one));
  return [...members, ...judgings];
}

function toPart(
  part: string,
  model: string | null,
  { usage, cost }: Pick<RunState["candidates"][number], "usage" | "cost">,
): PartOfUsage {
  const { inputTokens = null, outputTokens = null } = usage ?? {};
  return { ...{ part, model }, prompt_tokens: inputTokens, completion_tokens: outputTokens, cost };
}

function isComplete({ candidates }: RunState, calls: readonly PartOfUsage[]): boolean {
  const counted = calls.every((one) => one.prompt_tokens !== null && one.completion_tokens !== null);
  return counted && !candidates.some(isOpen);
}
