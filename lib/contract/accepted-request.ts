/** A run's request as it was accepted and stands in its state: every default filled in. What may be asked for is `create-run.ts`. */
import { z } from "zod";
import { MODES, REASONING_EFFORTS, type RunRequest } from "@/lib/fusion/run-request";
import { attachmentSchema } from "./attachments";
import { memberSchema, waitSchema } from "./create-run";
import { labelSchema } from "./run-judging";

export const calledToolSchema = z.object({
  id: z.string(),
  name: z.string(),
  arguments: z.string().describe("JSON text, as the model wrote it."),
});

export const turnSchema = z.object({
  role: z.enum(["system", "user", "assistant", "tool"]),
  content: z.string(),
  attachments: z.array(attachmentSchema).optional(),
  toolCalls: z.array(calledToolSchema).optional(),
  toolCallId: z.string().optional(),
});

export const weighedCriterionSchema = z.object({
  name: z.string(),
  weight: z.number(),
  instruction: z.string(),
});

const jsonObject = z.record(z.string(), z.unknown());

const answerSpecSchema = z.object({
  tools: z
    .array(
      z.object({
        name: z.string(),
        description: z.string().optional(),
        parameters: jsonObject,
        strict: z.boolean().optional(),
      }),
    )
    .optional(),
  toolChoice: z.union([z.enum(["auto", "none", "required"]), z.object({ name: z.string() })]).optional(),
  oneToolCall: z.literal(true).optional(),
  format: z.object({ name: z.string(), schema: jsonObject.nullable() }).optional(),
  maxTokens: z.number().optional(),
});

const samplingSchema = z.object({
  temperature: z.number().optional(),
  topP: z.number().optional(),
  frequencyPenalty: z.number().optional(),
  presencePenalty: z.number().optional(),
  stop: z.array(z.string()).optional(),
  seed: z.number().optional(),
  reasoning: z.enum(REASONING_EFFORTS).optional(),
});

export const acceptedRequestSchema = z.object({
  prompt: z.string(),
  attachments: z.array(attachmentSchema).optional(),
  history: z.array(turnSchema).describe("The conversation before the prompt, oldest first."),
  after: z
    .array(turnSchema)
    .optional()
    .describe("What came after the prompt: calls of the caller's tools and their results."),
  followUp: z.object({ run: z.string(), pick: z.union([z.literal("fused"), labelSchema]) }).optional(),
  system: z.string().nullable(),
  mode: z.enum(MODES),
  pool: z.array(memberSchema),
  judge: z.object({
    models: z.array(z.string()).describe("In order of preference: the next serves where one fails."),
    criteria: z.array(weighedCriterionSchema),
    auto: z.boolean().describe("The server chose the models."),
  }),
  wait: waitSchema,
  limits: z.object({
    deadlineMs: z.number(),
    maxCostUsd: z.number().nullable(),
    debateRounds: z.number(),
  }),
  seed: z.number().describe("Drives every shuffle of the run."),
  answer: answerSpecSchema.optional(),
  sampling: samplingSchema.optional(),
}) satisfies z.ZodType<RunRequest>;
