/** What the requests of the OpenAI-compatible API have in common, and how they refuse a setting by its name. */
import { z } from "zod";
import { MAX_FALLBACKS } from "@/lib/contract/create-run";
import { fusionBlockSchema, fusionPluginSchema } from "./fusion-block";

export const tokenLimitSchema = z.int("A whole number of tokens.").min(1, "At least 1 token.").max(1_000_000);
export const jsonObjectSchema = z.record(z.string(), z.unknown());
export const functionNameSchema = z
  .string()
  .regex(/^[\w-]{1,64}$/, "1 to 64 letters, digits, underscores and dashes.");
export const descriptionSchema = z.string().max(20_000);
export const effortSchema = z.enum(["none", "minimal", "low", "medium", "high", "xhigh", "max"]);

/** Whom to ask, on whose behalf, and what becomes of it. */
export const sharedFields = {
  model: z
    .string("Name a model, for example fusion.")
    .trim()
    .min(1, "Name a model, for example fusion.")
    .max(300)
    .describe("`fusion`, `fusion/<profile>`, `openrouter/fusion`, or the id of one model."),
  stream: z.boolean().optional(),
  temperature: z.number().min(0, "From 0 to 2.").max(2, "From 0 to 2.").optional(),
  top_p: z.number().min(0, "From 0 to 1.").max(1, "From 0 to 1.").optional(),
  parallel_tool_calls: z.boolean().optional(),
  user: z.string().max(500).optional(),
  metadata: z
    .record(z.string().max(64), z.string().max(512))
    .refine((metadata) => Object.keys(metadata).length <= 16, "At most 16 entries.")
    .optional(),
  store: z
    .boolean()
    .optional()
    .describe(
      "Whether the run is kept in the history. Of chat completions, a fusion is unless this is false, one model only where it is true.",
    ),
  detach: z.boolean().optional().describe("Of a stored run: it goes on when the caller leaves."),
  models: z
    .array(z.string().trim().min(1).max(300))
    .max(MAX_FALLBACKS, `At most ${MAX_FALLBACKS} fallbacks.`)
    .optional()
    .describe("Fallbacks of one model, asked in this order where it fails."),
  fusion: fusionBlockSchema.optional(),
  plugins: z.array(fusionPluginSchema).max(8).optional(),
};

/** Only the value that asks for nothing. */
export function onlyUnasked(isUnasked: (value: unknown) => boolean, message: string) {
  return z.unknown().refine(isUnasked, message).optional().describe(message);
}

export const isOneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);
export const isEmpty = (value: unknown) =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** Changes nothing of the answer. */
export const passedOverSchema = z.unknown().optional().describe("Taken, and changes nothing of the answer.");

/** A setting that is null counts as left out, as with OpenAI. */
export function withoutNulls(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

export const DESCRIBED_TWICE = "Describe the fusion once: in the fusion block or as a plugin.";
