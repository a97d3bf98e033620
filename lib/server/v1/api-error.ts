import type { ApiError } from "@/lib/contract/openai/chat-response";
import type { ProblemCode } from "@/lib/contract/problem";
import { statusOf } from "@/lib/server/http/problem-response";
import type { Refusal } from "@/lib/server/refusal";
import type { AnswerFailure } from "./answer-failure";

/** Where OpenAI's clients know a code of their own; the others are ours, written as theirs are. */
const CODES: Partial<Record<ProblemCode, string>> = {
  "unknown-model": "model_not_found",
  "bad-token": "invalid_api_key",
  "rate-limited": "rate_limit_exceeded",
};

/** 404 for what is not there, where a page is told 422: the model is part of the address here. */
const STATUSES: Partial<Record<ProblemCode, number>> = { "unknown-model": 404 };

/** How a refusal of that code is told here. */
export function toApiCode(code: ProblemCode): { status: number; code: string } {
  return {
    status: STATUSES[code] ?? statusOf(code),
    code: CODES[code] ?? code.replaceAll("-", "_"),
  };
}

export function toApiError({ message, type, code }: AnswerFailure, run: string | null): ApiError {
  return { error: { message, type, param: null, code, ...(run !== null && { run }) } };
}

/** A refusal in OpenAI's shape. `status` where it differs from the code's usual one. */
export function toApiErrorResponse(refusal: Refusal, status?: number): Response {
  const { code, detail, errors, retryAfterSeconds } = refusal;
  const usual = toApiCode(code);
  const answered = status ?? usual.status;
  const body: ApiError = {
    error: {
      message: detail,
      type: typeOf(answered),
      param: errors?.[0]?.path || null,
      code: usual.code,
    },
  };
  const headers = new Headers();
  if (retryAfterSeconds !== undefined) headers.set("retry-after", String(retryAfterSeconds));
  if (answered === 401) headers.set("www-authenticate", "Bearer");
  return Response.json(body, { status: answered, headers });
}

function typeOf(status: number): string {
  if (status === 401) return "authentication_error";
  if (status === 402) return "insufficient_quota";
  if (status === 403) return "permission_error";
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}
