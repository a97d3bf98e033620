import { z } from "zod";
import { criterionSchema, memberSchema } from "./create-run";

export const modelSummarySchema = z.object({
  id: z.string(),
  connection: z.string(),
  name: z.string(),
  contextLength: z.number().nullable(),
  maxOutputTokens: z.number().nullable(),
  /** USD per million tokens; null: unknown. */
  price: z.object({ input: z.number(), output: z.number(), cachedInput: z.number().optional() }).nullable(),
  /** A judge-only algorithm cannot answer; a scripted model cannot judge. */
  canAnswer: z.boolean(),
  canJudge: z.boolean(),
  /** Settings the model takes; null: not known, so all are offered. */
  takes: z
    .object({ temperature: z.boolean(), reasoning: z.boolean(), maxOutputTokens: z.boolean() })
    .nullable(),
  /** Says what it is where it is not a language model. */
  about: z.string().nullable(),
});
export type ModelSummary = z.infer<typeof modelSummarySchema>;

/** The kinds of connection that reach a provider. */
export const CONNECTION_KINDS = [
  "openrouter",
  "openai",
  "anthropic",
  "google",
  "huggingface",
  "ai-gateway",
  "openai-compatible",
] as const;
export const connectionKindSchema = z.enum(CONNECTION_KINDS);
export type ConnectionKind = z.infer<typeof connectionKindSchema>;

export const connectionSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** `demo` and `local` are this instance's own. */
  kind: z.enum(["demo", "local", ...CONNECTION_KINDS]),
  status: z.enum(["ready", "unreachable", "loading"]),
  /** What is wrong and what to do, where it is not ready. */
  message: z.string().nullable(),
});
export type ConnectionSummary = z.infer<typeof connectionSummarySchema>;

export const profileSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  mode: z.enum(["best-of", "merge", "debate"]),
  pool: z.array(memberSchema),
  /** What `auto` resolves to for this pool now. */
  autoJudge: z.string(),
  criteria: z.array(criterionSchema),
});
export type ProfileSummary = z.infer<typeof profileSummarySchema>;

/** `GET /api/models` */
export const modelListSchema = z.object({
  items: z.array(modelSummarySchema),
  connections: z.array(connectionSummarySchema),
  /** Built-in profiles as they resolve on this instance now; the first is the default. */
  profiles: z.array(profileSummarySchema),
  nextCursor: z.null(),
});
export type ModelList = z.infer<typeof modelListSchema>;
