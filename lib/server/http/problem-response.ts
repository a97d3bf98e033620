import type { Problem, ProblemCode } from "@/lib/contract/problem";
import type { Refusal } from "@/lib/server/refusal";

/** The one table from code to status and title. */
const PROBLEMS: Record<ProblemCode, { status: number; title: string; challenge?: string }> = {
  "invalid-body": { status: 422, title: "The request's body is not right" },
  "invalid-query": { status: 400, title: "The request is not right" },
  "body-too-large": { status: 413, title: "The body is too large" },
  "unsupported-media-type": { status: 415, title: "The body is not JSON" },
  "unsupported-file": { status: 415, title: "This kind of file is not taken" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "Method not allowed" },
  "forbidden-origin": { status: 403, title: "Refused: the request comes from another site" },
  "forbidden-host": { status: 403, title: "Refused: this server does not answer to that name" },
  "unknown-model": { status: 422, title: "A model is not known" },
  "cannot-judge": { status: 422, title: "A model cannot judge" },
  "cannot-answer": { status: 422, title: "A member cannot answer" },
  "idempotency-conflict": { status: 409, title: "The idempotency key was used before" },
  "nothing-to-judge": { status: 409, title: "There is nothing to judge" },
  "not-running": { status: 409, title: "Not running" },
  "still-running": { status: 409, title: "Still running" },
  "over-budget": { status: 402, title: "The run may cost more than its cap" },
  "unpriced-model": { status: 422, title: "A model's price is not known" },
  "guest-not-allowed": { status: 403, title: "Not open to guests" },
  "admins-only": { status: 403, title: "Only for admins" },
  "nested-fusion": { status: 422, title: "A fusion inside a fusion" },
  "limit-reached": { status: 409, title: "There can be no more" },
  "attachment-in-use": { status: 409, title: "A run has this attachment" },
  "sign-in-needed": { status: 401, title: "This needs an account" },
  // RFC 6750, 3.
  "bad-token": {
    status: 401,
    title: "The API token does not hold",
    challenge: 'Bearer error="invalid_token"',
  },
  "missing-scope": { status: 403, title: "The API token does not allow this" },
  "not-by-token": { status: 403, title: "Not with an API token" },
  "not-allowed-by-token": { status: 403, title: "The API token does not allow this run" },
  "wrong-credentials": { status: 401, title: "The sign-in is not right" },
  "account-disabled": { status: 403, title: "The account is disabled" },
  "sign-up-refused": { status: 403, title: "No sign-up" },
  "not-invited": { status: 403, title: "An invitation is needed" },
  "last-admin": { status: 409, title: "The instance needs an admin" },
  "too-many-tries": { status: 429, title: "Too many tries" },
  "rate-limited": { status: 429, title: "Too many requests" },
  "too-many-runs": { status: 429, title: "Too many runs at once" },
  busy: { status: 503, title: "The server is busy" },
  internal: { status: 500, title: "Something went wrong on the server" },
};

export function statusOf(code: ProblemCode): number {
  return PROBLEMS[code].status;
}

export function titleOf(code: ProblemCode): string {
  return PROBLEMS[code].title;
}

/** `application/problem+json`. `status` only where it differs from the code's usual one. */
export function toProblemResponse(
  refusal: Refusal,
  status: number = PROBLEMS[refusal.code].status,
): Response {
  const { code, detail, errors, retryAfterSeconds } = refusal;
  const { title, challenge } = PROBLEMS[code];
  const problem: Problem = { type: "about:blank", title, status, code, detail, ...(errors && { errors }) };
  const headers = new Headers({ "content-type": "application/problem+json; charset=utf-8" });
  if (challenge !== undefined) headers.set("www-authenticate", challenge);
  if (retryAfterSeconds !== undefined) headers.set("retry-after", String(retryAfterSeconds));
  return new Response(JSON.stringify(problem), { status, headers });
}
