import { z } from "zod";
import { MAX_POOL } from "@/lib/fusion/labels";
import { MODES, REASONING_EFFORTS } from "@/lib/fusion/run-request";

/**
 * The setup as it lies in localStorage: what the person changed on top of a profile; null follows the profile.
 * Looser than the wire on purpose: a half-written member is kept, and the setup line says what is missing.
 */
const storedMember = z.union([
  z.strictObject({
    model: z.string(),
    name: z.string().optional(),
    temperature: z.number().optional(),
    maxOutputTokens: z.number().optional(),
    reasoning: z.enum(REASONING_EFFORTS).optional(),
    instructions: z.string().optional(),
    models: z.array(z.string()).optional(),
    route: z.union([z.enum(["cheapest", "fastest"]), z.array(z.string())]).optional(),
  }),
  z.strictObject({ pasted: z.string(), name: z.string() }),
]);

/** `key` tells members apart while they are edited: the same model may stand in the pool several times. */
const poolEntry = z.object({ key: z.string(), member: storedMember });

const storedCriterion = z.object({ name: z.string(), weight: z.number(), instruction: z.string() });

const storedWait = z.discriminatedUnion("policy", [
  z.object({ policy: z.literal("all") }),
  z.object({ policy: z.literal("quorum"), count: z.number().int(), graceMs: z.number().int() }),
]);

export const storedSetupSchema = z.object({
  /** A profile's id; null takes the default. */
  profile: z.string().nullable(),
  mode: z.enum(MODES).nullable(),
  pool: z.array(poolEntry).max(MAX_POOL).nullable(),
  judges: z.array(z.string()).nullable(),
  criteria: z.array(storedCriterion).nullable(),
  wait: storedWait.nullable(),
  limits: z.object({
    deadlineMs: z.number().nullable(),
    /** `none`: no cap, where the profile may have one. */
    maxCostUsd: z.union([z.number(), z.literal("none")]).nullable(),
    debateRounds: z.number().int().nullable(),
  }),
});

export type StoredSetup = z.infer<typeof storedSetupSchema>;
export type PoolEntry = z.infer<typeof poolEntry>;

export const PLAIN_SETUP: StoredSetup = {
  profile: null,
  mode: null,
  pool: null,
  judges: null,
  criteria: null,
  wait: null,
  limits: { deadlineMs: null, maxCostUsd: null, debateRounds: null },
};
