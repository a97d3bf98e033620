import { type Failure, type FailureReason, toFailure } from "@/lib/fusion/errors";
import type { RetryClass } from "./retry-policy";

/** How one attempt at a call went wrong, and whether another attempt is worth it. */
export interface CallFault {
  failure: Failure;
  /** False: turned away before any token could have been made or billed. */
  served: boolean;
  retry: RetryClass;
  /** How long the provider asked to wait; null where it did not say. */
  retryAfterMs: number | null;
}

export function toFault(
  reason: FailureReason,
  message: string,
  how: { served: boolean; retry?: RetryClass; retryAfterMs?: number | null },
): CallFault {
  return {
    failure: toFailure(reason, message),
    served: how.served,
    retry: how.retry ?? "never",
    retryAfterMs: how.retryAfterMs ?? null,
  };
}
