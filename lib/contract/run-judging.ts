/** What a judge found and decided, as it stands in a run's state and events. */
import { z } from "zod";
import type { Analysis, Verdict } from "@/lib/fusion/judge/analysis";
import { CONFIDENCES } from "@/lib/fusion/judge/analysis";
import { LABELS } from "@/lib/fusion/labels";
import type { Provenance } from "@/lib/fusion/provenance";
import type { FusionOutcome } from "@/lib/fusion/run-events";

export const labelSchema = z.enum(LABELS).describe("A candidate, by its place in the pool.");

export const claimSchema = z.object({ claim: z.string(), candidates: z.array(labelSchema) });

export const scoreSchema = z.object({
  criterion: z.string(),
  candidate: labelSchema,
  score: z.number().describe("0 to 10."),
});

export const analysisSchema = z.object({
  consensus: z.array(claimSchema).describe("What several candidates agree on. Agreement, not verification."),
  contradictions: z.array(z.object({ topic: z.string(), positions: z.array(claimSchema) })),
  partialCoverage: z.array(claimSchema).describe("Covered by some candidates and missed by others."),
  uniqueInsights: z.array(z.object({ claim: z.string(), candidate: labelSchema })),
  blindSpots: z.array(z.object({ claim: z.string() })).describe("What every candidate missed."),
  scores: z.array(scoreSchema).describe("One for each criterion and candidate."),
}) satisfies z.ZodType<Analysis>;

export const verdictSchema = z.object({
  winner: labelSchema.describe("The strongest single answer."),
  round: z.number().describe("The debate round that answer is from; 0 is the pool's own."),
  ties: z.array(labelSchema).describe("Candidates that the judge could not tell apart from the winner."),
  confidence: z.enum(CONFIDENCES),
  fusionBeatsBest: z
    .boolean()
    .nullable()
    .describe("Whether a fused answer beats the winner's own; null where nothing was fused."),
  why: z.string(),
}) satisfies z.ZodType<Verdict>;

export const fusionOutcomeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("merged"), from: z.array(labelSchema) }),
  z.object({
    kind: z.literal("best-single"),
    candidate: labelSchema,
    round: z.number(),
    fusingTried: z.boolean(),
  }),
  z.object({ kind: z.literal("only-candidate"), candidate: labelSchema }),
  z.object({ kind: z.literal("as-written") }),
  z.object({ kind: z.literal("tool-calls") }),
]) satisfies z.ZodType<FusionOutcome>;

const spanSchema = z.object({ start: z.number(), end: z.number() });

export const provenanceSchema = z
  .object({
    sentences: z.array(
      spanSchema.extend({
        source: labelSchema.nullable().describe("Null: added by the judge."),
        at: spanSchema.nullable(),
        score: z.number(),
      }),
    ),
    unused: z.partialRecord(labelSchema, z.array(spanSchema)),
  })
  .describe(
    "The closest source of each sentence of the fused answer, found by text alignment: not a proof of support. Spans are UTF-16 offsets.",
  ) satisfies z.ZodType<Provenance>;
