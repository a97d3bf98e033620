import { z } from "zod";
import type { Cost, Usage } from "@/lib/fusion/cost";

export const costSchema = z.object({
  usd: z.number().nullable().describe("USD; null exactly when it is unknown."),
  source: z
    .enum(["reported", "computed", "estimated", "unknown"])
    .describe("Reported by the provider, computed from its token counts and prices, estimated, or unknown."),
  atLeastUsd: z
    .number()
    .optional()
    .describe("Of a sum with parts that are not known: what the known ones come to, in USD."),
}) satisfies z.ZodType<Cost>;

const count = z.number().nullable();

export const tokenUsageSchema = z
  .object({
    inputTokens: count.describe("All of the input, cached tokens included."),
    outputTokens: count.describe("All of the output, reasoning included."),
    cachedTokens: count,
    reasoningTokens: count,
    cacheWriteTokens: count.optional(),
  })
  .describe("What the provider counted; null: it did not say.") satisfies z.ZodType<Usage>;
