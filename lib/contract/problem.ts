import { z } from "zod";

/** `application/problem+json` (RFC 9457) with a stable `code`. */
export const PROBLEM_CODES = [
  "invalid-body",
  "invalid-query",
  "body-too-large",
  "unsupported-media-type",
  "unsupported-file",
  "not-found",
  "method-not-allowed",
  "forbidden-origin",
  "forbidden-host",
  "unknown-model",
  "cannot-judge",
  "cannot-answer",
  "idempotency-conflict",
  "nothing-to-judge",
  "not-running",
  "still-running",
  "over-budget",
  "unpriced-model",
  "guest-not-allowed",
  "limit-reached",
  "nested-fusion",
  "attachment-in-use",
  "sign-in-needed",
  "bad-token",
  "missing-scope",
  "not-by-token",
  "not-allowed-by-token",
  "wrong-credentials",
  "account-disabled",
  "sign-up-refused",
  "not-invited",
  "admins-only",
  "last-admin",
  "too-many-tries",
  "rate-limited",
  "too-many-runs",
  "busy",
  "internal",
] as const;

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(PROBLEM_CODES),
  /** What happened and what to do about it. */
  detail: z.string(),
  /** The fields at fault; `path` is dotted, as `pool.0.temperature`. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
