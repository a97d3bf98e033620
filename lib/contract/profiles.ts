import { z } from "zod";
import { MODES } from "@/lib/fusion/run-request";
import { criteriaSchema, judgeModelsSchema, limitsSchema, poolSchema, waitSchema } from "./create-run";

/** What a profile holds: everything a run needs but its prompt. */
export const profileSetupSchema = z.strictObject({
  mode: z.enum(MODES),
  pool: poolSchema,
  /** In order of preference; `auto` lets the server choose. */
  judges: judgeModelsSchema,
  criteria: criteriaSchema,
  /** Null: all but one, then a grace. */
  wait: waitSchema.nullable(),
  limits: limitsSchema,
});
export type ProfileSetup = z.infer<typeof profileSetupSchema>;

export const MAX_PROFILE_NAME_CHARS = 80;
export const MAX_PROFILE_ABOUT_CHARS = 500;

const name = z
  .string()
  .trim()
  .min(1, "Name the profile.")
  .max(MAX_PROFILE_NAME_CHARS, `At most ${MAX_PROFILE_NAME_CHARS} characters.`);
const about = z
  .string()
  .trim()
  .max(MAX_PROFILE_ABOUT_CHARS, `At most ${MAX_PROFILE_ABOUT_CHARS} characters.`);

/** `POST /api/profiles` */
export const createProfileSchema = z.strictObject({
  name,
  about: about.default(""),
  setup: profileSetupSchema,
  /** Offered to everyone on the instance. */
  shared: z.boolean().default(false),
});
export type CreateProfile = z.infer<typeof createProfileSchema>;

/** `PATCH /api/profiles/:id` */
export const updateProfileSchema = z.strictObject({
  name: name.optional(),
  about: about.optional(),
  setup: profileSetupSchema.optional(),
  shared: z.boolean().optional(),
});
export type UpdateProfile = z.infer<typeof updateProfileSchema>;

export const profileViewSchema = z.object({
  id: z.string(),
  /** As in `fusion/<slug>`. */
  slug: z.string(),
  name: z.string(),
  about: z.string(),
  setup: profileSetupSchema,
  shared: z.boolean(),
  /** Whether the asking owner may change it. */
  own: z.boolean(),
  /** Who offers it, where it is another's. */
  by: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ProfileView = z.infer<typeof profileViewSchema>;

/** `GET /api/profiles`: the asking owner's, then those that others offer. */
export const profileListSchema = z.object({ items: z.array(profileViewSchema), nextCursor: z.null() });
export type ProfileList = z.infer<typeof profileListSchema>;

/** `GET /api/profiles/:id/record`: how a profile has done in the asking owner's runs. */
export const profileRecordSchema = z.object({
  runs: z.number().int(),
  /** Of the runs whose cost is known, in USD. */
  costUsd: z.object({ total: z.number(), mean: z.number().nullable(), unknown: z.number().int() }),
  /** The median of the runs' wall times, in milliseconds. */
  wallMs: z.number().nullable(),
  /** How fusing came out, by outcome. */
  fusedAs: z.record(z.string(), z.number().int()),
  /** What its owner would have used. */
  votes: z.object({ fused: z.number().int(), candidate: z.number().int() }),
});
export type ProfileRecord = z.infer<typeof profileRecordSchema>;

/** What an export is and an import takes. Published as a JSON Schema under /api/schemas/profile.json. */
export const profileFileSchema = z.strictObject({
  $schema: z.string().max(300).optional(),
  format: z.literal("tokamak.profile", { error: "This is no exported profile." }),
  version: z.literal(1, { error: "This profile was exported by another version of Tokamak." }),
  name,
  about,
  setup: profileSetupSchema,
});
export type ProfileFile = z.infer<typeof profileFileSchema>;

export const MAX_PROFILES = 100;
