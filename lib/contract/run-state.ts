/**
 * `GET /api/runs/:id`, in full: what the document of the API says of it, and the tests hold it to. The browser checks the envelope
 * only (`run-event.ts`), since what it reads is of its own release.
 */
import { z } from "zod";
import { FAILURE_REASONS } from "@/lib/fusion/errors";
import { NOTICE_CODES, SETTLED_WHYS } from "@/lib/fusion/run-events";
import { MODES } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import { acceptedRequestSchema, calledToolSchema, weighedCriterionSchema } from "./accepted-request";
import { costSchema, tokenUsageSchema } from "./cost";
import {
  analysisSchema,
  fusionOutcomeSchema,
  labelSchema,
  provenanceSchema,
  verdictSchema,
} from "./run-judging";

export const failureReasonSchema = z.enum(FAILURE_REASONS);

export const callTimingsSchema = z
  .object({
    startedAtMs: z.number().describe("From the run's start."),
    firstTokenMs: z.number().nullable().describe("From the call to its first text or reasoning."),
    totalMs: z.number(),
    tokensPerSecond: z.number().nullable().describe("Output tokens after the first, per second."),
  })
  .describe("Milliseconds.");

export const runTimingsSchema = z.object({
  wallMs: z.number(),
  slowestMemberMs: z.number().nullable(),
  ratio: z.number().nullable().describe("wallMs / slowestMemberMs: what fusing cost in time."),
});

export const billSchema = z
  .object({
    settled: costSchema.nullable(),
    open: z.array(z.object({ generationId: z.string(), model: z.string(), cost: costSchema })),
  })
  .describe("What of the cost a provider may still put right.");

export const rerouteSchema = z.object({
  why: z
    .enum(["failover", "fallback"])
    .describe("The same model through another connection, or another model."),
  from: z.string(),
  to: z.string(),
  name: z.string(),
  reason: failureReasonSchema,
  message: z.string(),
  spent: costSchema.nullable(),
  bill: billSchema.optional(),
});

const text = z.string();
const moment = z.number().nullable().describe("Milliseconds since the run started; null: not yet.");
const failure = {
  reason: failureReasonSchema.nullable().describe("Why it failed; null: it did not."),
  message: z.string().nullable().describe("What happened, in the provider's words where it said something."),
};
const spent = { usage: tokenUsageSchema.nullable(), cost: costSchema, bill: billSchema.optional() };

export const candidateSchema = z.object({
  label: labelSchema,
  model: z.string().nullable().describe("Null: the answer was pasted."),
  name: z.string(),
  pasted: z.boolean(),
  status: z.enum(["queued", "running", "retrying", "completed", "failed", "stopped"]),
  text,
  reasoning: text,
  attempt: z.number(),
  judged: z.boolean().describe("A fusion took it in."),
  startedAt: moment,
  thinkingSince: moment,
  textSince: moment,
  rerouted: z.array(rerouteSchema.extend({ at: z.number(), text })).optional(),
  retrying: z
    .object({ reason: failureReasonSchema, message: z.string(), inMs: z.number(), since: z.number() })
    .nullable(),
  finish: z.string().nullable(),
  ...spent,
  spentBefore: costSchema.nullable().describe("What voided attempts cost, beside `cost`."),
  billBefore: billSchema.optional(),
  timings: callTimingsSchema.nullable(),
  ...failure,
  refusal: z.string().optional().describe("The model's own words, where it would not answer and said so."),
  retryable: z.boolean(),
  served: z.boolean(),
  servedBy: z.string().nullable().describe("The upstream that answered, where it said so."),
  toolCalls: z.array(calledToolSchema).optional(),
});

export const debateTurnSchema = z.object({
  candidate: labelSchema,
  round: z.number(),
  status: z.enum(["running", "kept", "revised", "failed"]),
  text,
  reasoning: text,
  contests: z.string().nullable().describe("The claim of another that this member contests."),
  answer: z.string().nullable(),
  ...spent,
  served: z.boolean(),
  timings: callTimingsSchema.nullable(),
  ...failure,
});

export const fusionSchema = z.object({
  id: z.string(),
  mode: z.enum(MODES),
  judge: z.string().nullable().describe("Null: one survivor needs no judge."),
  criteria: z.array(weighedCriterionSchema),
  status: z.enum(["running", "completed", "failed", "stopped"]),
  candidates: z.array(labelSchema),
  attempt: z.number(),
  startedAt: z.number(),
  turns: z.array(debateTurnSchema),
  settled: z
    .object({
      round: z.number(),
      why: z.enum(SETTLED_WHYS),
    })
    .nullable(),
  analysis: analysisSchema.nullable(),
  analysisDone: z.boolean(),
  verdict: verdictSchema.nullable(),
  answer: text,
  answerSince: moment,
  outcome: fusionOutcomeSchema.nullable(),
  provenance: provenanceSchema.nullable(),
  finish: z.string().optional(),
  toolCalls: z.array(calledToolSchema).optional(),
  formatProblems: z
    .array(z.string())
    .optional()
    .describe("What the answer does not keep to of the format that was asked for."),
  raw: text.describe("What the judge wrote outside its protocol."),
  ...spent,
  spentBefore: costSchema.nullable(),
  timings: callTimingsSchema.nullable(),
  served: z.boolean(),
  ...failure,
  retryable: z.boolean(),
});

export const noticeCodeSchema = z.enum(NOTICE_CODES);

export const runStateSchema = z.object({
  id: z.string(),
  status: z.enum(["queued", "running", "completed", "failed", "stopped", "interrupted"]),
  prompt: z.string(),
  createdAt: z.string(),
  mode: z.enum(MODES),
  request: acceptedRequestSchema.nullable(),
  candidates: z.array(candidateSchema),
  fusions: z.array(fusionSchema).describe("One for each judging; the last is what counts."),
  notices: z.array(
    z.object({
      code: noticeCodeSchema,
      message: z.string(),
      at: z.number(),
      candidate: labelSchema.optional(),
      fusion: z.string().optional(),
    }),
  ),
  cost: costSchema,
  timings: runTimingsSchema.nullable(),
  ...failure,
  lastSeq: z.number().describe("Of the last event in it: a stream of events goes on from there."),
  lastAt: z.number(),
}) satisfies z.ZodType<RunState>;
