/** `POST /v1/chat/completions`: a chat as a run, and the run as a completion. */
import { randomBytes } from "node:crypto";
import { type ChatRequest, chatRequestSchema } from "@/lib/contract/openai/chat-request";
import { EVENT_STREAM_HEADERS, streamPieces } from "@/lib/server/http/event-stream";
import { HttpRefusal, requireAccepted } from "@/lib/server/http/http-refusal";
import { readIdempotencyKey } from "@/lib/server/http/idempotency-key";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuse } from "@/lib/server/refusal";
import { toApiError } from "./api-error";
import { chooseTarget, type Target } from "./choose-target";
import { keepImageOf } from "./keep-image";
import { peekAnswer } from "./peek-answer";
import { type AnswerStep, readAnswer } from "./read-answer";
import { type StartedAnswer, startAnswer } from "./start-answer";
import { streamCompletion } from "./stream-completion";
import { type CompletionFrame, toCompletion } from "./to-completion";
import { toProgramRequest, toRunSeed } from "./to-program-request";
import { toWireId } from "./to-wire-id";
import type { V1Call } from "./v1-route";

/** Images stand in the body as text: ten of the largest, and the messages. */
export const V1_BODY = {
  maxBytes: 72 * 1_048_576,
  tooLarge: "The body is larger than 72 MiB: send smaller images.",
};

/** How long a stream's first word is waited for before the answer begins with 200. */
const FIRST_WORD_MS = 5_000;

export async function serveChat(call: V1Call): Promise<Response> {
  const { request, ownerId, container } = call;
  const idempotencyKey = readIdempotencyKey(request);
  const body = await readJsonBody(request, chatRequestSchema, V1_BODY);
  const models = await container.models.forOwner(ownerId);
  const target = requireAccepted(await chooseTarget(body, (name) => toWireId(name, models)));
  const keepImage = keepImageOf(ownerId, container.attachments);
  const program = requireAccepted(await toProgramRequest(body, keepImage));
  const answer = await startAnswer(call, {
    body: { ...target.body, ...toRunSeed(body.seed), prompt: program.prompt },
    asked: { client: toClient(body, call), grant: call.grant, program },
    stored: isStored(body, target, idempotencyKey),
    // A caller who sends a key may come back for the answer.
    ...{ idempotencyKey, detached: body.detach === true || idempotencyKey !== null },
  });
  const steps = readAnswer(answer.batches, {
    kind: target.kind,
    whole: program.answer?.format !== undefined,
    stop: body.stop ?? [],
    oneToolCall: body.parallel_tool_calls === false,
  });
  const frame = toFrame(body, target, answer);
  return body.stream
    ? sendStream(call, { body, frame, answer, steps })
    : sendWhole(call, { frame, answer, steps });
}

interface Sending {
  frame: CompletionFrame;
  answer: StartedAnswer;
  steps: AsyncGenerator<AnswerStep[]>;
}

async function sendWhole({ request }: V1Call, { frame, answer, steps }: Sending): Promise<Response> {
  const leave = () => answer.leave("gone");
  request.signal.addEventListener("abort", leave, { once: true });
  let content = "";
  let reasoning = "";
  for await (const batch of steps) {
    for (const step of batch) {
      if (step.type === "text") content += step.text;
      if (step.type === "reasoning") reasoning += step.text;
      if (step.type !== "end") continue;
      request.signal.removeEventListener("abort", leave);
      answer.leave("done");
      if (!step.ok) return failureResponse(step, answer);
      const completion = toCompletion(frame, { content, reasoning, end: step, state: step.state });
      return Response.json(completion, { headers: runHeaders(answer) });
    }
  }
  throw new Error("An answer ended without an end.");
}

async function sendStream(
  { request, container }: V1Call,
  { body, frame, answer, steps }: Sending & { body: ChatRequest },
): Promise<Response> {
  const { clock } = container;
  // A caller who wants to see what happens is not kept waiting for the first word.
  const waitMs = frame.include.includes("progress") ? 0 : FIRST_WORD_MS;
  const leave = () => answer.leave("gone");
  request.signal.addEventListener("abort", leave, { once: true });
  const { seen, rest } = await peekAnswer(steps, { waitMs, clock });
  const failed = seen.find((step) => step.type === "end" && !step.ok);
  if (failed?.type === "end" && !failed.ok) return failureResponse(failed, answer);
  const stream = { ...frame, includeUsage: body.stream_options?.include_usage === true };
  const pieces = streamCompletion(stream, thenLeave(rest, answer));
  return new Response(streamPieces(pieces, clock, leave), {
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

function failureResponse(
  { failure }: Extract<AnswerStep, { type: "end"; ok: false }>,
  answer: StartedAnswer,
): Response {
  answer.leave("done");
  // A provider's own Retry-After of up to a minute was waited for already.
  const headers = new Headers(runHeaders(answer));
  if (failure.status === 429) headers.set("retry-after", "60");
  return Response.json(toApiError(failure, answer.runId), { status: failure.status, headers });
}

function runHeaders({ runId }: StartedAnswer): Record<string, string> {
  return runId === null ? {} : { "x-tokamak-run": runId };
}

function isStored({ store }: ChatRequest, { kind }: Target, idempotencyKey: string | null): boolean {
  if (store !== false) return kind === "fusion" || store === true || idempotencyKey !== null;
  if (idempotencyKey === null) return false;
  const message =
    "An Idempotency-Key finds the first call's run, which must be stored: leave store: false out.";
  throw new HttpRefusal(refuse("invalid-body", message, { errors: [{ path: "store", message }] }).refusal);
}

function toClient({ user, metadata }: ChatRequest, { grant }: V1Call) {
  const { id, name } = grant;
  return { source: "api" as const, token: { id, name }, user: user ?? null, metadata: metadata ?? {} };
}

function toFrame(body: ChatRequest, { kind, include }: Target, { runId }: StartedAnswer): CompletionFrame {
  const id = `chatcmpl-${runId ?? randomBytes(16).toString("base64url")}`;
  return { ...{ id, kind, include, runId }, created: Math.floor(Date.now() / 1_000), asked: body.model };
}
