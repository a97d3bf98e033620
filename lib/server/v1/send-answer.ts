/** An answer on its way to its caller, whole or as a stream. A caller who leaves before its end has left the run. */
import { EVENT_STREAM_HEADERS, streamPieces } from "@/lib/server/http/event-stream";
import { toApiError } from "./api-error";
import type { OpenedAnswer } from "./open-answer";
import { peekAnswer } from "./peek-answer";
import type { AnswerStep } from "./read-answer";
import type { StartedAnswer } from "./start-answer";
import type { V1Call } from "./v1-route";

type Failed = Extract<AnswerStep, { type: "end"; ok: false }>;
export type Answered = Extract<AnswerStep, { type: "end"; ok: true }>;
export type Said = Extract<AnswerStep, { type: "text" | "reasoning" }>;

/** How long a stream's first word is waited for before the answer begins with 200. */
const FIRST_WORD_MS = 5_000;

export async function sendWhole(
  { request }: V1Call,
  { answer, steps }: OpenedAnswer,
  toBody: (said: readonly Said[], end: Answered) => unknown,
): Promise<Response> {
  const leave = () => answer.leave("gone");
  request.signal.addEventListener("abort", leave, { once: true });
  const said: Said[] = [];
  for await (const batch of steps) {
    for (const step of batch) {
      if (step.type === "text" || step.type === "reasoning") said.push(step);
      if (step.type !== "end") continue;
      request.signal.removeEventListener("abort", leave);
      answer.leave("done");
      if (!step.ok) return failureResponse(step, answer);
      return Response.json(toBody(said, step), { headers: runHeaders(answer) });
    }
  }
  throw new Error("An answer ended without an end.");
}

export async function sendStream(
  { request, container: { clock } }: V1Call,
  { answer, steps, include }: OpenedAnswer,
  toPieces: (batches: AsyncIterable<AnswerStep[]>) => AsyncIterable<string>,
): Promise<Response> {
  // A caller who wants to see what happens is not kept waiting for the first word.
  const waitMs = include.includes("progress") ? 0 : FIRST_WORD_MS;
  const leave = () => answer.leave("gone");
  request.signal.addEventListener("abort", leave, { once: true });
  const { seen, rest } = await peekAnswer(steps, { waitMs, clock });
  const failed = seen.find((step): step is Failed => step.type === "end" && !step.ok);
  if (failed) return failureResponse(failed, answer);
  return new Response(streamPieces(toPieces(thenLeave(rest, answer)), clock, leave), {
    headers: { ...EVENT_STREAM_HEADERS, ...runHeaders(answer) },
  });
}

/** What comes after the end of an answer is nobody's leaving. */
async function* thenLeave(
  batches: AsyncIterable<AnswerStep[]>,
  answer: StartedAnswer,
): AsyncGenerator<AnswerStep[]> {
  for await (const batch of batches) {
    if (batch.some(({ type }) => type === "end")) answer.leave("done");
    yield batch;
  }
}

function failureResponse({ failure }: Failed, answer: StartedAnswer): Response {
  answer.leave("done");
  // A provider's own Retry-After of up to a minute was waited for already.
  const headers = new Headers(runHeaders(answer));
  if (failure.status === 429) headers.set("retry-after", "60");
  // OpenAI's clients go by it, and else ask anew by themselves after every 409 and 5xx.
  if (!failure.retry) headers.set("x-should-retry", "false");
  return Response.json(toApiError(failure, answer.runId), { status: failure.status, headers });
}

function runHeaders({ runId }: StartedAnswer): Record<string, string> {
  return runId === null ? {} : { "x-tokamak-run": runId };
}
