import type { FailureReason } from "@/lib/fusion/errors";

/**
 * The codes and types that providers put into an error object, and what each means. Exact matches on a machine's words;
 * messages are never read. Sources: OpenAI's error codes, OpenRouter's `APIErrorType`, Azure, Anthropic, Google, Vercel's gateway, Groq, llama.cpp
 * and vLLM, November 2026. Generic words that appear with any status (`invalid_request_error`, `BadRequestError`) stand in
 * the second table and count only where there is no status.
 */
export const SPECIFIC_CODES: Readonly<Record<string, FailureReason>> = {
  context_length_exceeded: "context-too-long",
  token_limit_exceeded: "context-too-long",
  string_too_long: "context-too-long",
  string_above_max_length: "context-too-long",
  exceed_context_size_error: "context-too-long",
  payload_too_large: "context-too-long",
  request_too_large: "context-too-long",
  rate_limit_exceeded: "rate-limited",
  rate_limit_error: "rate-limited",
  rate_limited: "rate-limited",
  resource_exhausted: "rate-limited",
  too_many_requests: "rate-limited",
  insufficient_quota: "out-of-credit",
  insufficient_credits: "out-of-credit",
  insufficient_balance: "out-of-credit",
  billing_hard_limit_reached: "out-of-credit",
  billing_error: "out-of-credit",
  billing_disabled: "out-of-credit",
  insufficient_funds: "out-of-credit",
  payment_required: "out-of-credit",
  overloaded: "overloaded",
  overloaded_error: "overloaded",
  engine_overloaded: "overloaded",
  provider_overloaded: "overloaded",
  provider_unavailable: "overloaded",
  service_unavailable: "overloaded",
  unavailable: "overloaded",
  failed_dependency: "overloaded",
  timeout: "timed-out",
  deadline_exceeded: "timed-out",
  timeout_error: "timed-out",
  request_timeout: "timed-out",
  gateway_timeout: "timed-out",
  invalid_api_key: "unauthorized",
  api_key_invalid: "unauthorized",
  api_key_service_blocked: "unauthorized",
  unauthenticated: "unauthorized",
  forbidden: "unauthorized",
  authentication: "unauthorized",
  authentication_error: "unauthorized",
  permission_denied: "unauthorized",
  permission_error: "unauthorized",
  unauthorized: "unauthorized",
  content_filter: "content-filtered",
  content_filtered: "content-filtered",
  content_policy_violation: "content-filtered",
  responsibleaipolicyviolation: "content-filtered",
  refusal: "refused",
  model_not_found: "invalid-request",
  unsupported_parameter: "invalid-request",
  unsupported_value: "invalid-request",
  unknown_parameter: "invalid-request",
  invalid_prompt: "invalid-request",
  max_tokens_exceeded: "invalid-request",
};

export const GENERIC_TYPES: Readonly<Record<string, FailureReason>> = {
  invalid_request: "invalid-request",
  invalid_request_error: "invalid-request",
  badrequesterror: "invalid-request",
  bad_request_error: "invalid-request",
  invalid_argument: "invalid-request",
  failed_precondition: "invalid-request",
  out_of_range: "invalid-request",
  not_found: "invalid-request",
  not_found_error: "invalid-request",
  notfounderror: "invalid-request",
  unprocessable: "invalid-request",
  server: "overloaded",
  internal: "overloaded",
  server_error: "overloaded",
  internal_error: "overloaded",
  internal_server_error: "overloaded",
  internalservererror: "overloaded",
  api_error: "overloaded",
};

/** What a status says by itself; 402 is told apart by its caller. */
export function reasonOfStatus(status: number): FailureReason {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 402) return "out-of-credit";
  if (status === 408 || status === 504 || status === 524) return "timed-out";
  if (status === 413) return "context-too-long";
  if (status === 429) return "rate-limited";
  if (status >= 500) return "overloaded";
  if (status >= 400) return "invalid-request";
  return "unknown";
}
