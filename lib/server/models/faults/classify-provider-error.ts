import type { FailureReason } from "@/lib/fusion/errors";
import { type CallFault, toFault } from "./call-fault";
import { GENERIC_TYPES, reasonOfStatus, SPECIFIC_CODES } from "./fault-codes";
import type { ProviderError } from "./provider-error";
import { MAX_RETRY_AFTER_MS, type RetryClass } from "./retry-policy";

export interface ErrorSituation {
  /** How the connection is called on the screen. */
  connection: string;
  /** Null: the error stood inside a stream that began with a 200. */
  httpStatus: number | null;
  error: ProviderError | null;
  /** The provider's words, scrubbed; null where it had none. */
  words: string | null;
  retryAfterMs: number | null;
}

const WORTH_ANOTHER_TRY: ReadonlySet<FailureReason> = new Set(["rate-limited", "overloaded", "timed-out"]);

/** From what the provider said to a fault: by code, then by status, never by its message. */
export function classifyProviderError(situation: ErrorSituation): CallFault {
  const { error, httpStatus, retryAfterMs } = situation;
  const status = httpStatus ?? error?.status ?? null;
  const reason = reasonOf(error, status, retryAfterMs);
  return toFault(reason, messageOf(situation, status), {
    served: httpStatus === null,
    retry: retryOf(error, status, reason, retryAfterMs),
    retryAfterMs,
  });
}

function reasonOf(
  error: ProviderError | null,
  status: number | null,
  retryAfterMs: number | null,
): FailureReason {
  if (status === 402 && error?.inFlightLimit && retryAfterMs !== null) return "rate-limited";
  if (error?.flagged) return "content-filtered";
  for (const code of error?.codes ?? []) {
    const reason = SPECIFIC_CODES[code];
    if (reason) return reason;
  }
  if (status !== null) return reasonOfStatus(status);
  for (const code of error?.codes ?? []) {
    const reason = GENERIC_TYPES[code];
    if (reason) return reason;
  }
  return "unknown";
}

function retryOf(
  error: ProviderError | null,
  status: number | null,
  reason: FailureReason,
  retryAfterMs: number | null,
): RetryClass {
  // Some gateways answer 402 with a wait where credit is only reserved by other calls; a wait that they name is honoured.
  if (status === 402) return retryAfterMs === null ? "never" : "backoff";
  if (status === 501 || status === 505) return "never";
  if (WORTH_ANOTHER_TRY.has(reason)) return "backoff";
  return reason === "unknown" && error !== null ? "once" : "never";
}

/** What happened, and no advice: what to do goes by the reason, and whoever shows it knows where that is done. */
function messageOf(situation: ErrorSituation, status: number | null): string {
  const { connection, httpStatus, error, words, retryAfterMs } = situation;
  const label = error?.codes[0] ?? null;
  const detail = [status === null ? null : `HTTP ${status}`, label]
    .filter((part) => part !== null)
    .join(", ");
  const said = words ? `: ${withStop(words)}` : ".";
  const verb = httpStatus === null ? "broke off with an error" : "answered with an error";
  const parts = [`${connection} ${verb}${detail ? ` (${detail})` : ""}${said}`];
  if (retryAfterMs !== null && retryAfterMs > MAX_RETRY_AFTER_MS) {
    parts.push(`It asks to wait ${formatWait(retryAfterMs)}.`);
  }
  return parts.join(" ");
}

function withStop(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

export function formatWait(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
