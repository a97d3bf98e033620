/**
 * Whether and when a failed attempt is made again. Pure: the caller brings the randomness and does the waiting. Applies
 * only before the first token; after it nothing may be appended from another attempt.
 */
export type RetryClass = "never" | "once" | "backoff";

interface RetryRule {
  retries: number;
  /** The first wait; each further one doubles. */
  baseMs: number;
  capMs: number;
}

const RULES: Record<RetryClass, RetryRule> = {
  never: { retries: 0, baseMs: 0, capMs: 0 },
  once: { retries: 1, baseMs: 200, capMs: 200 },
  backoff: { retries: 3, baseMs: 500, capMs: 8_000 },
};

/** A provider that asks for a longer wait is not asked again: a person should not watch a column wait for minutes. */
export const MAX_RETRY_AFTER_MS = 60_000;
/** All the waits of one call together. */
const RETRY_BUDGET_MS = 90_000;
/** So that a fan-out told to come back in the same second does not come back in the same millisecond. */
const SPREAD_MS = 250;

export interface RetryQuestion {
  retry: RetryClass;
  retryAfterMs: number | null;
  /** Retries already made for this call. */
  made: number;
  /** Milliseconds already waited for this call. */
  waitedMs: number;
  /** 0 to 1. */
  random: number;
}

/** Whole milliseconds to wait before the next attempt; null: give up. */
export function nextRetryMs({ retry, retryAfterMs, made, waitedMs, random }: RetryQuestion): number | null {
  const rule = RULES[retry];
  if (made >= rule.retries) return null;
  if (retryAfterMs !== null && retryAfterMs > MAX_RETRY_AFTER_MS) return null;
  const backoffMs = Math.min(rule.capMs, rule.baseMs * 2 ** made);
  const waitMs = retryAfterMs === null ? backoffMs * (0.5 + random / 2) : retryAfterMs + random * SPREAD_MS;
  const inMs = Math.round(waitMs);
  return waitedMs + inMs > RETRY_BUDGET_MS ? null : inMs;
}
