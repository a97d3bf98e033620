/**
 * Failure is a value in the core: every call ends in a `Failure` or a result, never in a rejected promise.
 * The reasons are a closed set; nothing may decide by reading a message.
 */
export const FAILURE_REASONS = [
  "rate-limited",
  "overloaded",
  "timed-out",
  "refused",
  "content-filtered",
  "invalid-request",
  "context-too-long",
  "unauthorized",
  "out-of-credit",
  "truncated",
  "empty",
  "network",
  "budget",
  "unknown",
] as const;

export type FailureReason = (typeof FAILURE_REASONS)[number];

export interface Failure {
  reason: FailureReason;
  /** What happened, in the provider's words where it said something. Never holds a key. */
  message: string;
  /** Whether the same call may succeed when it is simply made again. */
  retryable: boolean;
  /** Of a model that would not answer, where it said so: its own words alone. */
  refusal?: string;
}

const RETRYABLE: Record<FailureReason, boolean> = {
  "rate-limited": true,
  overloaded: true,
  "timed-out": true,
  truncated: true,
  empty: true,
  network: true,
  unknown: true,
  refused: false,
  "content-filtered": false,
  "invalid-request": false,
  "context-too-long": false,
  unauthorized: false,
  "out-of-credit": false,
  budget: false,
};

/** Whether what failed so usually may succeed when it is simply made again. */
export function isRetryable(reason: FailureReason): boolean {
  return RETRYABLE[reason];
}

/** A failure with the reason's usual retryability. */
export function toFailure(reason: FailureReason, message: string): Failure {
  return { reason, message, retryable: RETRYABLE[reason] };
}
