import { type FailureReason, isRetryable } from "@/lib/fusion/errors";

/** How a call of the API ends without an answer, on the wire. */
export interface AnswerFailure {
  status: number;
  /** OpenAI's classes of errors. */
  type: string;
  code: string;
  message: string;
  /** Another try of the same call may go better. Clients try again by the status alone, and each try pays for the whole run. */
  retry: boolean;
}

type Cause =
  /** The model, or every model of the pool. */
  | { reason: "pool"; of: FailureReason; message: string | null }
  | { reason: "judge"; of: FailureReason | null; message: string | null }
  | { reason: "format"; problems: readonly string[] }
  /** It began anew after its first words were given out. */
  | { reason: "restarted" }
  | { reason: "stopped" }
  | { reason: "interrupted" };

/**
 * A provider's failure as a gateway tells it: what the caller can mend is 4xx; what lies behind this server is 502, 503 or 504.
 * A key of this server's that its provider does not accept is not the caller's 401.
 */
const OF_REASON: Record<FailureReason, Omit<AnswerFailure, "message" | "retry">> = {
  "rate-limited": { status: 429, type: "rate_limit_error", code: "upstream_rate_limited" },
  overloaded: { status: 503, type: "server_error", code: "upstream_overloaded" },
  "timed-out": { status: 504, type: "server_error", code: "upstream_timed_out" },
  refused: { status: 502, type: "server_error", code: "upstream_refused" },
  "content-filtered": { status: 502, type: "server_error", code: "upstream_content_filtered" },
  "invalid-request": { status: 400, type: "invalid_request_error", code: "upstream_rejected_request" },
  "context-too-long": { status: 400, type: "invalid_request_error", code: "context_length_exceeded" },
  unauthorized: { status: 502, type: "server_error", code: "upstream_unauthorized" },
  "out-of-credit": { status: 402, type: "insufficient_quota", code: "upstream_out_of_credit" },
  truncated: { status: 502, type: "server_error", code: "upstream_truncated" },
  empty: { status: 502, type: "server_error", code: "upstream_empty" },
  network: { status: 502, type: "server_error", code: "upstream_unreachable" },
  budget: { status: 402, type: "insufficient_quota", code: "over_budget" },
  unknown: { status: 502, type: "server_error", code: "upstream_failed" },
};

/** What passes by itself. Nothing else of a judge is tried again: it was asked twice, and the answers before it cost more than it did. */
const PASSING: readonly FailureReason[] = ["rate-limited", "overloaded", "timed-out", "network"];

/** `kept`: the run can be read afterwards. */
export function failureOf(cause: Cause, kept = true): AnswerFailure {
  switch (cause.reason) {
    case "pool":
      return {
        ...OF_REASON[cause.of],
        message: cause.message ?? "The model did not answer.",
        retry: isRetryable(cause.of),
      };
    case "judge":
      return {
        ...OF_REASON[cause.of ?? "unknown"],
        code: "judge_failed",
        message: `The judge failed: ${cause.message ?? "it gave no reason."} ${kept ? "The candidates' answers are kept with the run." : "Ask again; with store: true the candidates' answers are kept."}`,
        retry: cause.of !== null && PASSING.includes(cause.of),
      };
    case "format":
      return gateway(
        "response_format_not_kept",
        `The answer does not keep to the response format, also after one repair: ${cause.problems.join(" ")}`,
      );
    case "restarted":
      return gateway(
        "answer_restarted",
        `What was answered so far is void: its model failed in the middle, and another began anew. ${kept ? "Ask again, or read the run." : "Ask again; with store: true the run is kept, and can be read."}`,
      );
    case "stopped":
      return {
        status: 409,
        type: "invalid_request_error",
        code: "run_stopped",
        message: "The run was stopped.",
        retry: false,
      };
    case "interrupted":
      return {
        ...gateway(
          "run_interrupted",
          `The server broke off the run. Ask again${kept ? ", or read the run once it was taken up" : ""}.`,
        ),
        retry: true,
      };
  }
}

/** What was paid for and came to nothing: to ask again is for the caller to say. */
function gateway(code: string, message: string): AnswerFailure {
  return { status: 502, type: "server_error", code, message, retry: false };
}
