import type { ResponseUsage } from "@/lib/contract/openai/response-object";
import type { RunState } from "@/lib/fusion/run-state";
import { toUsage } from "@/lib/server/v1/to-usage";

/** The usage of all calls of a run, by the names that responses have for it. */
export function toResponseUsage(state: RunState): ResponseUsage | null {
  const usage = toUsage(state);
  if (!usage) return null;
  const { cost, fusion } = usage;
  return {
    input_tokens: usage.prompt_tokens,
    input_tokens_details: { ...usage.prompt_tokens_details, cache_write_tokens: cacheWritesOf(state) },
    output_tokens: usage.completion_tokens,
    output_tokens_details: usage.completion_tokens_details,
    total_tokens: usage.total_tokens,
    cost,
    ...(fusion && { fusion: { ...fusion, calls: fusion.calls.map(rename) } }),
  };
}

type Part = NonNullable<NonNullable<ReturnType<typeof toUsage>>["fusion"]>["calls"][number];

function rename({ prompt_tokens: input_tokens, completion_tokens: output_tokens, ...part }: Part) {
  return { ...part, input_tokens, output_tokens };
}

function cacheWritesOf({ candidates, fusions }: RunState): number {
  return [...candidates, ...fusions].reduce((sum, { usage }) => sum + (usage?.cacheWriteTokens ?? 0), 0);
}
