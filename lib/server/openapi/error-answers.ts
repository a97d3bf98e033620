/** How a call may be refused, by status and code: the routes' own tables, told in the shape of the API that is called. */
import type { ProblemCode } from "@/lib/contract/problem";
import { failureReasonSchema } from "@/lib/contract/run-state";
import type { FailureReason } from "@/lib/fusion/errors";
import { statusOf, titleOf } from "@/lib/server/http/problem-response";
import { type AnswerFailure, failureOf } from "@/lib/server/v1/answer-failure";
import { toApiCode } from "@/lib/server/v1/api-error";
import type { Operation } from "./operation";

export interface ErrorLine {
  status: number;
  code: string;
  /** What happened. */
  meaning: string;
}

/** Of an operation, by status and then as they stand in its table. */
export function listErrors(operation: Operation): ErrorLine[] {
  const refusals = [...usualRefusals(operation), ...(operation.refusals ?? [])];
  const toLine = isV1(operation) ? toV1Line : toLineOfApp;
  const lines = refusals.map(toLine);
  // What is no JSON at all is told apart from JSON of another shape.
  const malformed = lines.filter(({ code }) => code === "invalid-body" || code === "invalid_body");
  const all = [...lines, ...malformed.map((line) => ({ ...line, status: 400, meaning: "It is no JSON" }))];
  const failures = operation.failures ? listFailures() : [];
  return [...all, ...failures].toSorted((a, b) => a.status - b.status);
}

export function isV1({ path }: Pick<Operation, "path">): boolean {
  return path.startsWith("/v1/");
}

function toLineOfApp(code: ProblemCode): ErrorLine {
  return { status: statusOf(code), code, meaning: titleOf(code) };
}

export function toV1Line(code: ProblemCode): ErrorLine {
  return { ...toApiCode(code), meaning: titleOf(code) };
}

function usualRefusals({ scope, method, query, body, headers }: Operation): ProblemCode[] {
  return [
    ...(scope === null ? [] : (["bad-token", "missing-scope", "too-many-tries", "rate-limited"] as const)),
    ...(query || headers ? (["invalid-query"] as const) : []),
    ...(body ? (["body-too-large"] as const) : []),
    ...(body && "schema" in body ? (["unsupported-media-type", "invalid-body"] as const) : []),
    ...(method === "get" ? [] : (["forbidden-origin"] as const)),
    ...(["forbidden-host", "internal"] as const),
  ];
}

/** What becomes of an answer that was begun: see `answer-failure.ts`. */
export function listFailures(): ErrorLine[] {
  const reasons = failureReasonSchema.options;
  const ofModels = reasons.map((of) =>
    toLine(failureOf({ reason: "pool", of, message: null }), MEANINGS[of]),
  );
  const ofJudges = reasons.map((of) => failureOf({ reason: "judge", of, message: null }));
  return [
    ...ofModels,
    // With the status of what it failed by.
    ...[...new Map(ofJudges.map((failure) => [failure.status, failure])).values()].map((failure) =>
      toLine(failure, "The judge failed; the answers are kept with the run"),
    ),
    toLine(
      failureOf({ reason: "format", problems: [] }),
      "The answer does not keep to `response_format`, also after one repair",
    ),
    toLine(
      failureOf({ reason: "restarted" }),
      "Its model failed in the middle of the answer, and another began anew",
    ),
    toLine(failureOf({ reason: "interrupted" }), "The server broke off the run"),
    toLine(failureOf({ reason: "stopped" }), "Somebody stopped the run"),
  ];
}

function toLine({ status, code }: AnswerFailure, meaning: string): ErrorLine {
  return { status, code, meaning };
}

const MEANINGS: Record<FailureReason, string> = {
  "rate-limited": "The provider's rate limit",
  overloaded: "The provider has no room",
  "timed-out": "No answer within the deadline",
  refused: "The model refused",
  "content-filtered": "The provider's filter held the answer back",
  "invalid-request": "The provider rejected the request",
  "context-too-long": "The messages are longer than the model takes",
  unauthorized: "The provider does not accept this server's key",
  "out-of-credit": "The provider's account has no credit",
  truncated: "The provider broke the answer off",
  empty: "The model answered nothing",
  network: "The provider cannot be reached",
  budget: "It would cost more than its cap allows",
  unknown: "The provider failed",
};
