/** What `POST /v1/chat/completions` answers, in OpenAI's shape, and what it says of the fusion beside it. */
import { z } from "zod";
import { costSchema } from "@/lib/contract/cost";
import { analysisSchema } from "@/lib/contract/run-judging";
import { toolCallSchema } from "./chat-messages";

export const FINISH_REASONS = ["stop", "length", "tool_calls", "content_filter"] as const;
export type FinishReason = (typeof FINISH_REASONS)[number];

const tokenCount = z.int().min(0);
export const partOfUsageSchema = z.object({
  part: z.string().describe("`A` to `H`: a member's answer; `F1` and so on: the judge's work."),
  model: z.string().nullable(),
  prompt_tokens: tokenCount.nullable(),
  completion_tokens: tokenCount.nullable(),
  cost: costSchema,
});

export const usageSchema = z.object({
  prompt_tokens: tokenCount,
  completion_tokens: tokenCount,
  total_tokens: tokenCount,
  prompt_tokens_details: z.object({ cached_tokens: tokenCount }),
  completion_tokens_details: z.object({ reasoning_tokens: tokenCount }),
  cost: z.number().nullable().describe("USD of all calls together; null: not known."),
  fusion: z
    .object({
      calls: z.array(partOfUsageSchema),
      cost: costSchema,
      complete: z
        .boolean()
        .describe(
          "False where a provider counted no tokens, or a late member still answers: the sums are too small.",
        ),
    })
    .optional()
    .describe("Present where more than one model was asked."),
});
export type CompletionUsage = z.infer<typeof usageSchema>;

/** Asked for by `fusion.include`. */
export const fusionReportSchema = z.object({
  run: z.string().nullable().describe("Null: the run is not stored."),
  outcome: z.string().describe("What happened, in a sentence."),
  mode: z.enum(["best-of", "merge", "debate"]),
  judge: z.string().nullable(),
  candidates: z
    .array(
      z.object({
        label: z.string(),
        model: z.string().nullable(),
        name: z.string(),
        status: z.string(),
        judged: z.boolean(),
        content: z.string(),
        finish: z.string().nullable(),
        reason: z.string().nullable(),
        message: z.string().nullable(),
      }),
    )
    .optional(),
  /** OpenRouter's names, and the scores beside them. */
  analysis: z
    .object({
      consensus: analysisSchema.shape.consensus,
      contradictions: analysisSchema.shape.contradictions,
      partial_coverage: analysisSchema.shape.partialCoverage,
      unique_insights: analysisSchema.shape.uniqueInsights,
      blind_spots: analysisSchema.shape.blindSpots,
      scores: analysisSchema.shape.scores,
    })
    .nullable()
    .optional(),
  verdict: z
    .object({
      winner: z.string(),
      ties: z.array(z.string()),
      confidence: z.string(),
      fusion_beats_best: z.boolean().nullable(),
      why: z.string(),
    })
    .nullable()
    .optional(),
  costs: z
    .object({ cost: costSchema, wall_ms: z.number().nullable(), calls: z.array(partOfUsageSchema) })
    .optional(),
});
export type FusionReport = z.infer<typeof fusionReportSchema>;

export const warningsSchema = z
  .array(z.string())
  .describe(
    "What was asked for and not done as it was asked: a setting that a provider does not take, an image that a model was not sent. In a panel each begins with the part that it is of, `A` or `F1`. Absent: nothing.",
  );

export const completionSchema = z.object({
  id: z.string(),
  object: z.literal("chat.completion"),
  created: z.int(),
  model: z.string().describe("Who answered: the model that served, or the name of the fusion."),
  choices: z
    .array(
      z.object({
        index: z.literal(0),
        message: z.object({
          role: z.literal("assistant"),
          content: z.string().nullable(),
          refusal: z.string().nullable(),
          tool_calls: z.array(toolCallSchema).optional(),
          reasoning_content: z
            .string()
            .optional()
            .describe("What a model thought before it answered, where its provider tells."),
        }),
        logprobs: z.null(),
        finish_reason: z.enum(FINISH_REASONS),
      }),
    )
    .length(1),
  usage: usageSchema.optional(),
  warnings: warningsSchema.optional(),
  fusion: fusionReportSchema.optional(),
});
export type Completion = z.infer<typeof completionSchema>;

/** What happens in a run while a stream waits for its answer. */
export const progressSchema = z.object({
  event: z.string(),
  at_ms: z.number().describe("Milliseconds since the run started."),
  candidate: z.string().optional(),
  model: z.string().nullable().optional(),
  message: z.string().nullable().optional(),
});
export type Progress = z.infer<typeof progressSchema>;

export const completionChunkSchema = z.object({
  id: z.string(),
  object: z.literal("chat.completion.chunk"),
  created: z.int(),
  model: z.string(),
  choices: z
    .array(
      z.object({
        index: z.literal(0),
        delta: z.object({
          role: z.literal("assistant").optional(),
          content: z.string().optional(),
          refusal: z.string().optional(),
          reasoning_content: z.string().optional(),
          tool_calls: z.array(toolCallSchema.extend({ index: z.int().min(0) })).optional(),
        }),
        logprobs: z.null(),
        finish_reason: z.enum(FINISH_REASONS).nullable(),
      }),
    )
    .max(1),
  usage: usageSchema
    .nullable()
    .optional()
    .describe("Null until the last chunk; absent where it was not asked for."),
  warnings: warningsSchema.optional().describe("Of the chunk with the finish reason; as in a whole answer."),
  fusion: z.union([fusionReportSchema, z.object({ progress: progressSchema })]).optional(),
});
export type CompletionChunk = z.infer<typeof completionChunkSchema>;

export const apiErrorSchema = z.object({
  error: z.object({
    message: z.string(),
    type: z.string(),
    param: z.string().nullable().describe("The field at fault, as `messages.0.content`."),
    code: z.string().describe("Stable."),
    run: z.string().optional().describe("The run it happened in, where there is one that is kept."),
  }),
});
export type ApiError = z.infer<typeof apiErrorSchema>;
