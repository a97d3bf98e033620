import { z } from "zod";
import { costSchema } from "./cost";
import { criterionSchema, limitsSchema, memberSchema, waitSchema } from "./create-run";

const flatPrice = z.object({
  input: z.number(),
  output: z.number(),
  cachedInput: z.number().optional(),
  cacheWrite: z.number().optional(),
});
export const priceSchema = flatPrice.extend({
  tiers: z.array(flatPrice.extend({ minInputTokens: z.number() })).optional(),
});

export const modelSummarySchema = z.object({
  id: z.string(),
  connection: z.string(),
  name: z.string(),
  contextLength: z.number().nullable(),
  maxOutputTokens: z.number().nullable(),
  /** USD per million tokens; null: unknown. */
  price: priceSchema.nullable(),
  /** A judge-only algorithm cannot answer; a scripted model cannot judge. */
  canAnswer: z.boolean(),
  canJudge: z.boolean(),
  /** Settings the model takes; null: not known, so all are offered. */
  takes: z
    .object({
      temperature: z.boolean(),
      reasoning: z.boolean(),
      maxOutputTokens: z.boolean(),
      /** Absent: not known. */
      images: z.boolean().optional(),
    })
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
  /** Where its list is from: just fetched, kept from an earlier time, or shipped with the program. */
  list: z.enum(["live", "stored", "bundled"]).optional(),
  /** ISO 8601: when the list was fetched or, if bundled, made. */
  asOf: z.string().nullable().optional(),
});
export type ConnectionSummary = z.infer<typeof connectionSummarySchema>;

export const profileSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  mode: z.enum(["best-of", "merge", "debate"]),
  pool: z.array(memberSchema),
  /** Why each member of the pool was chosen, in its order. */
  why: z.array(z.string()).default([]),
  /** What `auto` resolves to for this pool now. */
  autoJudge: z.string(),
  criteria: z.array(criterionSchema),
  /** As in `fusion/<slug>`; a built-in one's is its id. */
  slug: z.string(),
  /** `shared`: another offers it. */
  kind: z.enum(["built-in", "own", "shared"]),
  /** Who offers it, where it is another's. */
  by: z.string().nullable(),
  /** Who judges, in order of preference; `auto` lets the server choose. */
  judges: z.array(z.string()),
  /** Null: all but one, then a grace. */
  wait: waitSchema.nullable(),
  /** What it sets of them; the rest is the server's default. */
  limits: limitsSchema,
});
export type ProfileSummary = z.infer<typeof profileSummarySchema>;

export const spreadSchema = z.object({
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  /** Buckets from `from` (included) to `to` (not included), none empty at the ends. */
  histogram: z.array(z.object({ from: z.number(), to: z.number(), count: z.number().int() })),
});
export type Spread = z.infer<typeof spreadSchema>;

/** What this instance measured of one model through one connection. */
export const measuredModelSchema = z.object({
  model: z.string(),
  connection: z.string(),
  /** Requests, each retry counted. */
  calls: z.number().int(),
  /** Milliseconds from the request to the first token; null: nothing measured. */
  firstTokenMs: spreadSchema.nullable(),
  /** Output tokens a second after the first. */
  tokensPerSecond: spreadSchema.nullable(),
  /** The longest silence in the middle of an answer, in milliseconds. */
  maxGapMs: spreadSchema.nullable(),
  /** Failed requests by reason; those that a person stopped are no failures. */
  failures: z.record(z.string(), z.number().int()),
  /** 0 to 1. */
  failureRate: z.number(),
  /** What the asking owner spent on it. */
  spent: costSchema,
});
export type MeasuredModel = z.infer<typeof measuredModelSchema>;

export const MEASURED_PERIODS = ["24h", "7d", "30d"] as const;
export const measuredPeriodSchema = z.enum(MEASURED_PERIODS);
export type MeasuredPeriod = z.infer<typeof measuredPeriodSchema>;

const PERIOD = `A period is one of ${MEASURED_PERIODS.join(", ")}.`;

/** `GET /api/models?period=` */
export const modelsQuerySchema = z.strictObject({
  period: z.enum(MEASURED_PERIODS, PERIOD).default("7d").describe("What is measured within."),
});

export const modelListSchema = z.object({
  items: z.array(modelSummarySchema),
  connections: z.array(connectionSummarySchema),
  /** Built-in profiles as they resolve on this instance now; the first is the default. */
  profiles: z.array(profileSummarySchema),
  /** By this instance's own calls within the period; models that were not called are not in it. */
  measured: z.array(measuredModelSchema).default([]),
  period: measuredPeriodSchema.default("7d"),
  nextCursor: z.null(),
});
export type ModelList = z.infer<typeof modelListSchema>;
