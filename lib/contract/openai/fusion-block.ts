/** What a call of the OpenAI-compatible API may say of the fusion behind it: Tokamak's own `fusion` block. */
import { z } from "zod";
import { criteriaSchema, limitsSchema, memberSchema, waitSchema } from "@/lib/contract/create-run";
import { MAX_POOL } from "@/lib/fusion/labels";
import { MODES } from "@/lib/fusion/run-request";

/** What of the panel comes with the answer. `progress` is for streams: what happens, as it happens. */
export const FUSION_INCLUDES = ["candidates", "analysis", "verdict", "costs", "progress"] as const;
export type FusionInclude = (typeof FUSION_INCLUDES)[number];

const modelName = z.string().trim().min(1).max(300);

export const fusionBlockSchema = z.strictObject({
  mode: z.enum(MODES).optional(),
  pool: z
    .array(z.union([modelName, memberSchema]))
    .min(1, "Add at least one member to the pool.")
    .max(MAX_POOL, `A pool has at most ${MAX_POOL} members; remove some.`)
    .transform((members) => members.map((one) => (typeof one === "string" ? { model: one } : one)))
    .optional()
    .describe("Model ids, or members with settings of their own."),
  judge: z
    .union([modelName, z.array(modelName).min(1).max(5)])
    .transform((judge) => (typeof judge === "string" ? [judge] : judge))
    .optional()
    .describe("One model, several in the order in which they are tried, or `auto`."),
  criteria: criteriaSchema.optional(),
  wait: waitSchema.optional(),
  limits: limitsSchema.optional(),
  include: z
    .array(z.enum(FUSION_INCLUDES))
    .max(FUSION_INCLUDES.length)
    .optional()
    .describe("What of the panel comes with the answer; `progress` is for streams."),
});
export type FusionBlock = z.infer<typeof fusionBlockSchema>;
