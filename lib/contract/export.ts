/**
 * A run as it leaves the instance: `GET /api/runs/:id/export`, `POST /api/runs/export`. Published as a JSON Schema under
 * /api/schemas/run-export.json; what an older reader could not take raises the version. Nothing stands in it that says who
 * the owner is or how a model is reached: no address, no key, and none of a provider's own words about a failure.
 */
import { z } from "zod";
import { LABELS } from "@/lib/fusion/labels";
import { MODES, REASONING_EFFORTS } from "@/lib/fusion/run-request";
import { costSchema } from "./cost";
import { RUN_SOURCES } from "./run-client";
import { MAX_BULK_RUNS } from "./run-marks";
import { FUSED_AS } from "./runs";

export const EXPORT_VERSION = 1;
export const EXPORT_FORMATS = ["md", "json", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const format = z.enum(EXPORT_FORMATS, `One of ${EXPORT_FORMATS.join(", ")}.`);
export const exportQuerySchema = z.strictObject({ as: format });
export const exportSelectionSchema = z.strictObject({
  ids: z
    .array(z.string().max(100))
    .min(1, "Name at least one run.")
    .max(MAX_BULK_RUNS, `At most ${MAX_BULK_RUNS} runs at once.`),
  as: format,
});

const label = z.enum(LABELS);
const count = z.number().nullable();
const toolCallsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    /** JSON text, as the model wrote it. */
    arguments: z.string(),
  }),
);

const messageSchema = z.object({
  role: z.enum(["system", "user", "assistant", "tool"]),
  content: z.string(),
  toolCalls: toolCallsSchema.optional(),
  /** Of a tool: the call that it answers. */
  toolCallId: z.string().optional(),
});

const usageSchema = z.object({
  inputTokens: count,
  outputTokens: count,
  cachedTokens: count,
  reasoningTokens: count,
});

/** Milliseconds. */
const timingsSchema = z.object({ firstTokenMs: count, totalMs: z.number(), tokensPerSecond: count });

const criterionSchema = z.object({ name: z.string(), weight: z.number(), instruction: z.string() });

const memberSchema = z.object({
  label,
  /** Null: the answer was pasted. */
  model: z.string().nullable(),
  name: z.string(),
  temperature: z.number().optional(),
  maxOutputTokens: z.number().optional(),
  reasoning: z.enum(REASONING_EFFORTS).optional(),
  instructions: z.string().optional(),
  fallbacks: z.array(z.string()).optional(),
});

const setupSchema = z.object({
  pool: z.array(memberSchema),
  judge: z.object({ models: z.array(z.string()), auto: z.boolean(), criteria: z.array(criterionSchema) }),
  wait: z.discriminatedUnion("policy", [
    z.object({ policy: z.literal("all") }),
    z.object({ policy: z.literal("quorum"), count: z.number(), graceMs: z.number() }),
  ]),
  limits: z.object({ deadlineMs: z.number(), maxCostUsd: z.number().nullable(), debateRounds: z.number() }),
  seed: z.number(),
});

const candidateSchema = z.object({
  label,
  /** What answered in the end; null: pasted. */
  model: z.string().nullable(),
  name: z.string(),
  status: z.enum(["queued", "running", "retrying", "completed", "failed", "stopped"]),
  text: z.string(),
  /** What it called instead of answering, or beside it; absent: nothing. */
  toolCalls: toolCallsSchema.optional(),
  reasoning: z.string(),
  judged: z.boolean(),
  finish: z.string().nullable(),
  /** Why it failed; null: it did not. */
  reason: z.string().nullable(),
  usage: usageSchema.nullable(),
  cost: costSchema,
  timings: timingsSchema.nullable(),
});

const claimSchema = z.object({ claim: z.string(), candidates: z.array(label) });

const analysisSchema = z.object({
  consensus: z.array(claimSchema),
  contradictions: z.array(z.object({ topic: z.string(), positions: z.array(claimSchema) })),
  partialCoverage: z.array(claimSchema),
  uniqueInsights: z.array(z.object({ claim: z.string(), candidate: label })),
  blindSpots: z.array(z.object({ claim: z.string() })),
  scores: z.array(z.object({ criterion: z.string(), candidate: label, score: z.number() })),
});

const verdictSchema = z.object({
  winner: label,
  /** The debate round that answer is from; 0 is the pool's own. */
  round: z.number(),
  ties: z.array(label),
  confidence: z.string(),
  fusionBeatsBest: z.boolean().nullable(),
  why: z.string(),
});

const fusionSchema = z.object({
  id: z.string(),
  mode: z.enum(MODES),
  judge: z.string().nullable(),
  status: z.enum(["running", "completed", "failed", "stopped"]),
  candidates: z.array(label),
  /** The debate, turn by turn. */
  turns: z.array(
    z.object({
      candidate: label,
      round: z.number(),
      status: z.enum(["running", "kept", "revised", "failed"]),
      contests: z.string().nullable(),
      answer: z.string().nullable(),
      cost: costSchema,
    }),
  ),
  analysis: analysisSchema.nullable(),
  verdict: verdictSchema.nullable(),
  answer: z.string(),
  toolCalls: toolCallsSchema.optional(),
  /** How it came out, in words; and as one of a few. */
  outcome: z.string(),
  fusedAs: z.enum(FUSED_AS).nullable(),
  reason: z.string().nullable(),
  usage: usageSchema.nullable(),
  cost: costSchema,
  timings: timingsSchema.nullable(),
});

export const exportedRunSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  status: z.enum(["queued", "running", "completed", "failed", "stopped", "interrupted"]),
  title: z.string().nullable(),
  note: z.string().nullable(),
  starred: z.boolean(),
  tags: z.array(z.string()),
  /** Where it was asked for. */
  source: z.enum(RUN_SOURCES),
  /** What the program said that asked; null: a page asked. */
  client: z
    .object({
      /** The name its token had; null: it had none. */
      token: z.string().nullable(),
      user: z.string().nullable(),
      metadata: z.record(z.string(), z.string()),
    })
    .nullable(),
  mode: z.enum(MODES),
  system: z.string().nullable(),
  /** The conversation before the prompt, oldest first. */
  history: z.array(messageSchema),
  prompt: z.string(),
  /** What came after the prompt: calls of the caller's tools, and what they gave back. Absent: nothing. */
  after: z.array(messageSchema).optional(),
  /** Names of the files the prompt carried. */
  attachments: z.array(z.string()),
  /** Null: it never got as far as starting. */
  setup: setupSchema.nullable(),
  candidates: z.array(candidateSchema),
  fusions: z.array(fusionSchema),
  cost: costSchema,
  timings: z.object({ wallMs: z.number(), slowestMemberMs: count, ratio: count }).nullable(),
});
export type ExportedRun = z.infer<typeof exportedRunSchema>;

export const runExportSchema = z.object({
  $schema: z.string(),
  version: z.literal(EXPORT_VERSION),
  exportedAt: z.string(),
  runs: z.array(exportedRunSchema),
});
export type RunExport = z.infer<typeof runExportSchema>;
