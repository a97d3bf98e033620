import { z } from "zod";
import { LABELS, MAX_POOL } from "@/lib/fusion/labels";
import { MODES, REASONING_EFFORTS } from "@/lib/fusion/run-request";
import { MAX_ATTACHMENTS } from "./attachments";

/**
 * `POST /api/runs`. Shapes and ranges only: whether a model exists and a judge can judge is the server's to say.
 * Unknown keys are refused, so that a misspelt setting is never silently ignored.
 */
export const MAX_PROMPT_CHARS = 400_000;
export const MAX_BODY_BYTES = 1_048_576;
export const MAX_FALLBACKS = 5;

const modelId = z
  .string()
  .trim()
  .min(3)
  .max(300)
  .regex(/^[a-z0-9][a-z0-9-]*\/\S+$/i, "A model id looks like connection/model, for example demo/careful.");

const longText = z.string().max(MAX_PROMPT_CHARS, `At most ${MAX_PROMPT_CHARS} characters.`);

export const modelMemberSchema = z.strictObject({
  model: modelId,
  name: z.string().trim().min(1).max(80).optional(),
  temperature: z.number().min(0, "From 0 to 2.").max(2, "From 0 to 2.").optional(),
  maxOutputTokens: z
    .number()
    .int("A whole number of tokens.")
    .min(1, "At least 1 token.")
    .max(1_000_000, "At most 1\u202f000\u202f000 tokens.")
    .optional(),
  reasoning: z.enum(REASONING_EFFORTS).optional(),
  instructions: longText.optional(),
  /** Fallbacks: asked in this order where the model fails. */
  models: z.array(modelId).max(MAX_FALLBACKS, `At most ${MAX_FALLBACKS} fallbacks.`).optional(),
  /** Where several connections have the model: which of them serves. */
  route: z
    .union([z.enum(["cheapest", "fastest"]), z.array(z.string().min(1).max(80)).min(1).max(10)])
    .optional(),
});

export const pastedMemberSchema = z.strictObject({
  pasted: longText.refine((text) => text.trim() !== "", "Paste the answer's text, or remove this member."),
  name: z.string().trim().min(1, "Name where this answer is from.").max(80),
});

export const memberSchema = z.union([modelMemberSchema, pastedMemberSchema]);

export const criterionSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  weight: z.number().min(1, "From 1 to 10.").max(10, "From 1 to 10."),
  instruction: z.string().trim().max(2_000).default(""),
});

export const criteriaSchema = z
  .array(criterionSchema)
  .min(1, "Name at least one criterion.")
  .max(12, "At most 12 criteria.");

/** `auto` lets the server choose; several models are tried in order. */
export const judgeModelsSchema = z
  .array(z.union([z.literal("auto"), modelId]))
  .min(1, "Name a judge, or auto.")
  .max(5, "At most 5 judges.");

export const judgeSchema = z.strictObject({
  models: judgeModelsSchema.optional(),
  criteria: criteriaSchema.optional(),
});

export const waitSchema = z.discriminatedUnion("policy", [
  z.strictObject({ policy: z.literal("all") }),
  z.strictObject({
    policy: z.literal("quorum"),
    count: z.number().int().min(1, "A quorum is at least 1.").max(MAX_POOL),
    graceMs: z.number().int().min(0, "The grace cannot be negative.").max(600_000, "At most 10 minutes."),
  }),
]);

export const limitsSchema = z.strictObject({
  deadlineMs: z.number().int().min(100, "At least 100 ms.").max(3_600_000, "At most one hour.").optional(),
  maxCostUsd: z
    .number()
    .positive("A cap is more than 0 USD; leave it out for no cap.")
    .max(10_000, "At most 10\u202f000 USD.")
    .nullable()
    .optional(),
  debateRounds: z.number().int().min(1).max(3, "At most 3 rounds.").optional(),
});

export const messageSchema = z.strictObject({
  role: z.enum(["system", "user", "assistant"]),
  content: longText,
});

export const poolSchema = z
  .array(memberSchema)
  .min(1, "Add at least one member to the pool.")
  .max(MAX_POOL, `A pool has at most ${MAX_POOL} members; remove some.`);

/** The run that this one goes on from, and with which of its answers: the fused one unless a candidate is picked. */
export const followUpSchema = z.strictObject({
  run: z.string().min(1).max(100),
  pick: z.union([z.literal("fused"), z.enum(LABELS)]).optional(),
});

export const createRunSchema = z
  .strictObject({
    prompt: longText.optional(),
    messages: z.array(messageSchema).min(1).max(200).optional(),
    /** Ids that `POST /api/attachments` gave; they belong to the prompt. */
    attachments: z
      .array(z.string().min(1).max(40))
      .max(MAX_ATTACHMENTS, `At most ${MAX_ATTACHMENTS} attachments.`)
      .optional(),
    system: longText.nullable().optional(),
    followUp: followUpSchema.optional(),
    /** `quality` and `budget` are built in. */
    profile: z.string().trim().min(1).max(80).optional(),
    pool: poolSchema.optional(),
    judge: judgeSchema.optional(),
    mode: z.enum(MODES).optional(),
    criteria: criteriaSchema.optional(),
    wait: waitSchema.optional(),
    limits: limitsSchema.optional(),
    /** Fixes the run's shuffles; drawn by the server where absent. */
    seed: z.number().int().min(0).max(4_294_967_295).optional(),
  })
  .superRefine((body, context) => {
    if (body.prompt === undefined && body.messages === undefined) {
      context.addIssue({ code: "custom", path: ["prompt"], message: "Write a prompt." });
    }
    if (body.prompt !== undefined && body.messages !== undefined) {
      context.addIssue({
        code: "custom",
        path: ["messages"],
        message: "Send either prompt or messages, not both.",
      });
    }
    if (body.followUp !== undefined && body.messages !== undefined) {
      context.addIssue({
        code: "custom",
        path: ["followUp"],
        message: "A follow-up brings its own conversation: send it with a prompt, not with messages.",
      });
    }
    if (body.prompt !== undefined && body.prompt.trim() === "") {
      context.addIssue({
        code: "custom",
        path: ["prompt"],
        message: "The prompt is empty: write what to ask.",
      });
    }
    const last = body.messages?.at(-1);
    if (last && (last.role !== "user" || last.content.trim() === "")) {
      context.addIssue({
        code: "custom",
        path: ["messages"],
        message: "The last message is the prompt: a user message with text.",
      });
    }
    if (body.wait?.policy === "quorum" && body.pool && body.wait.count > body.pool.length) {
      context.addIssue({
        code: "custom",
        path: ["wait", "count"],
        message: `A quorum of ${body.wait.count} is larger than the pool of ${body.pool.length}: lower it, or add members.`,
      });
    }
    if (body.criteria && body.judge?.criteria) {
      context.addIssue({
        code: "custom",
        path: ["criteria"],
        message: "Criteria stand in the judge or beside it, not both.",
      });
    }
  });

export type CreateRun = z.infer<typeof createRunSchema>;

/** `POST /api/runs/:id/fusions` */
export const createFusionSchema = z.strictObject({
  mode: z.enum(MODES).optional(),
  judge: judgeSchema.optional(),
  criteria: criteriaSchema.optional(),
  candidates: z
    .array(z.string().regex(/^[A-H]$/, "A candidate's label is one of A to H."))
    .min(1)
    .max(MAX_POOL)
    .optional(),
});
export type CreateFusion = z.infer<typeof createFusionSchema>;

/** `POST /api/runs/:id/stop`: the run, or one candidate. */
export const stopSchema = z.strictObject({
  candidate: z
    .string()
    .regex(/^[A-H]$/, "A candidate's label is one of A to H.")
    .optional(),
});

export const acceptedSchema = z.object({ id: z.string(), url: z.string(), events: z.string() });
export type Accepted = z.infer<typeof acceptedSchema>;
