import type { FusionInclude } from "@/lib/contract/openai/fusion-block";
import type { OutputItem, ResponseObject } from "@/lib/contract/openai/response-object";
import type { RunState } from "@/lib/fusion/run-state";
import type { AnswerFailure } from "@/lib/server/v1/answer-failure";
import type { AnswerEnd } from "@/lib/server/v1/read-answer";
import { nameOf } from "@/lib/server/v1/to-completion";
import { toFusionReport } from "@/lib/server/v1/to-fusion-report";
import { toWarnings } from "@/lib/server/v1/to-warnings";
import type { ResponseIds } from "./response-ids";
import type { StoredRequest } from "./stored-request";
import { toResponseUsage } from "./to-response-usage";

/** What one response has in all of its events. */
export interface ResponseFrame {
  ids: ResponseIds;
  /** Null: the run is not kept. */
  runId: string | null;
  asked: StoredRequest;
}

/** `end`: null while it is not finished. */
export function toResponse(
  { ids, runId, asked }: ResponseFrame,
  { state, output, end }: { state: RunState; output: readonly OutputItem[]; end: AnswerEnd | null },
): ResponseObject {
  const { repeated, user, metadata, kind, model } = asked;
  const include: readonly FusionInclude[] = end ? asked.include : [];
  const report = toFusionReport(state, { include, runId });
  const createdAtMs = Date.parse(state.createdAt);
  const status = statusOf(end);
  return {
    id: ids.response,
    object: "response",
    created_at: toSeconds(createdAtMs),
    status,
    completed_at: status === "completed" ? toSeconds(createdAtMs + state.lastAt) : null,
    ...{ background: false, error: end?.ok === false ? toError(end.failure) : null },
    incomplete_details: end?.ok ? toIncompleteDetails(end.finish) : null,
    ...repeated,
    max_tool_calls: null,
    metadata,
    model: nameOf({ kind, asked: model }, state),
    output: [...output],
    ...{ service_tier: "default", store: runId !== null, top_logprobs: 0, truncation: "disabled" },
    usage: end ? toResponseUsage(state) : null,
    ...(user !== null && { user }),
    access_programs: null,
    ...(end && toWarnings(state)),
    ...(report && { fusion: report }),
  };
}

export function statusOf(end: AnswerEnd | null): "in_progress" | "completed" | "incomplete" | "failed" {
  if (!end) return "in_progress";
  if (!end.ok) return "failed";
  return toIncompleteDetails(end.finish) ? "incomplete" : "completed";
}

function toIncompleteDetails(finish: string): ResponseObject["incomplete_details"] {
  if (finish === "length") return { reason: "max_output_tokens" };
  return finish === "content_filter" ? { reason: "content_filter" } : null;
}

function toError({ status, message, code }: AnswerFailure): ResponseObject["error"] {
  const known = status === 429 ? "rate_limit_exceeded" : status < 500 ? "invalid_prompt" : "server_error";
  return { code: known, message, reason: code };
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1_000);
}
