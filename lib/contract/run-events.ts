/** The events of a run, in full: what `GET /api/runs/:id/events` sends, one SSE message each. New types may be added. */

import { z } from "zod";
import { findingSchema } from "@/lib/fusion/judge/analysis";
import { SETTLED_WHYS } from "@/lib/fusion/run-events";
import { MODES } from "@/lib/fusion/run-request";
import { acceptedRequestSchema, calledToolSchema, weighedCriterionSchema } from "./accepted-request";
import { costSchema, tokenUsageSchema } from "./cost";
import {
  analysisSchema,
  fusionOutcomeSchema,
  labelSchema,
  provenanceSchema,
  verdictSchema,
} from "./run-judging";
import {
  billSchema,
  callTimingsSchema,
  failureReasonSchema,
  noticeCodeSchema,
  rerouteSchema,
  runStateSchema,
  runTimingsSchema,
} from "./run-state";

const envelope = z.object({
  seq: z.number().int().min(1).describe("From 1, without a gap: what Last-Event-ID names."),
  at: z.number().describe("Milliseconds since the run started."),
});

const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  envelope.extend({ type: z.literal(type) }).extend(shape);

const text = z.string();
const candidate = labelSchema;
const fusion = z.string();
const reason = failureReasonSchema;
const spent = costSchema.nullable();
const retryable = z.boolean();
const round = z.number();
const delta = { text: text.optional(), reasoning: text.optional() };
const ended = { cost: costSchema, timings: runTimingsSchema };

const callEnd = {
  finish: z.string().nullable(),
  usage: tokenUsageSchema.nullable(),
  cost: costSchema,
  timings: callTimingsSchema.nullable(),
  reason: reason.nullable(),
  message: z.string().nullable(),
  refusal: z.string().optional(),
  served: z.boolean(),
  servedBy: z.string().nullable(),
  bill: billSchema.optional(),
  toolCalls: z.array(calledToolSchema).optional(),
};

const runEvents = [
  event("run.started", {
    why: z.enum(["new", "retry", "fusion", "resumed", "bill"]),
    id: z.string().optional(),
    createdAt: z.string().optional(),
    request: acceptedRequestSchema.optional(),
  }),
  event("run.completed", ended),
  event("run.failed", { reason, message: text, ...ended }),
  event("run.stopped", ended),
  event("run.snapshot", { state: runStateSchema }),
  event("notice", {
    code: noticeCodeSchema,
    message: text,
    candidate: candidate.optional(),
    fusion: fusion.optional(),
  }),
  event("cost.corrected", { generationId: z.string(), cost: costSchema }),
] as const;

const candidateEvents = [
  event("candidate.started", {
    candidate,
    model: z.string().nullable(),
    name: z.string(),
    attempt: z.number(),
  }),
  event("candidate.delta", { candidate, ...delta }),
  event("candidate.rerouted", { candidate, ...rerouteSchema.shape }),
  event("candidate.retrying", { candidate, reason, message: text, inMs: z.number() }),
  event("candidate.reset", { candidate, why: z.enum(["retry", "resumed", "restart"]), spent }),
  event("candidate.completed", { candidate, ...callEnd }),
  event("candidate.failed", { candidate, retryable, ...callEnd }),
] as const;

const turn = { fusion, candidate, round };

const debateEvents = [
  event("debate.turn.started", turn),
  event("debate.turn.delta", { ...turn, ...delta }),
  event("debate.turn.completed", {
    ...turn,
    outcome: z.enum(["kept", "revised", "failed"]),
    contests: z.string().nullable(),
    answer: text,
    ...callEnd,
  }),
  event("debate.settled", {
    ...{ fusion, round },
    why: z.enum(SETTLED_WHYS),
  }),
] as const;

const fusionEvents = [
  event("fusion.started", {
    ...{ fusion, spent },
    mode: z.enum(MODES),
    judge: z.string().nullable(),
    criteria: z.array(weighedCriterionSchema),
    candidates: z.array(candidate),
    attempt: z.number(),
  }),
  event("analysis.delta", { fusion, finding: findingSchema.optional(), text: text.optional() }),
  event("analysis.completed", { fusion, analysis: analysisSchema }),
  event("verdict.completed", { fusion, verdict: verdictSchema }),
  event("answer.delta", { fusion, text }),
  event("answer.replaced", { fusion, text }),
  event("fusion.completed", {
    fusion,
    outcome: fusionOutcomeSchema.nullable(),
    provenance: provenanceSchema.nullable(),
    formatProblems: z.array(z.string()).optional(),
    ...callEnd,
  }),
  event("fusion.failed", { fusion, retryable, raw: z.string().nullable(), ...callEnd }),
] as const;

export const runEventSchema = z.discriminatedUnion("type", [
  ...runEvents,
  ...candidateEvents,
  ...debateEvents,
  ...fusionEvents,
]);
