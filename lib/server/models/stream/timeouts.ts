import type { ReasoningEffort } from "@/lib/fusion/run-request";

/** Milliseconds a call may take, phase by phase. */
export interface Timeouts {
  /** From the request's start to the response's headers. */
  headers: number;
  /** From the request's start to the first token; a reasoning token counts. */
  firstToken: number;
  /** Between two events of the stream; keep-alive comments do not count. */
  idle: number;
  /** From the finish reason to the end of the stream; the answer is complete either way. */
  closing: number;
  /** The whole attempt. A run's own deadline is usually sooner. */
  total: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = {
  headers: 60_000,
  firstToken: 120_000,
  idle: 120_000,
  closing: 5_000,
  total: 3_600_000,
};

/** A model asked to think hard may be silent for minutes: several providers hide or batch its reasoning. */
const PATIENCE: Partial<Record<ReasoningEffort, number>> = { medium: 3, high: 5 };

export function timeoutsFor(timeouts: Timeouts, reasoning: ReasoningEffort | undefined): Timeouts {
  const factor = (reasoning && PATIENCE[reasoning]) ?? 1;
  return {
    ...timeouts,
    headers: timeouts.headers * factor,
    firstToken: timeouts.firstToken * factor,
    idle: timeouts.idle * factor,
  };
}
