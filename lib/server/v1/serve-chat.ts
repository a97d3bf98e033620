/** `POST /v1/chat/completions`: a chat as a run, and the run as a completion. */
import { randomBytes } from "node:crypto";
import { type ChatRequest, chatRequestSchema } from "@/lib/contract/openai/chat-request";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readIdempotencyKey } from "@/lib/server/http/idempotency-key";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { chooseTarget, type Target } from "./choose-target";
import { keepingImages } from "./keep-image";
import { checkStorable, openAnswer } from "./open-answer";
import { type Said, sendStream, sendWhole } from "./send-answer";
import type { StartedAnswer } from "./start-answer";
import { streamCompletion } from "./stream-completion";
import { type CompletionFrame, toCompletion } from "./to-completion";
import { toProgramRequest, toRunSeed } from "./to-program-request";
import { toWireId } from "./to-wire-id";
import { V1_BODY } from "./v1-body";
import type { V1Call } from "./v1-route";

export async function serveChat(call: V1Call): Promise<Response> {
  const { request, ownerId, container } = call;
  const idempotencyKey = readIdempotencyKey(request);
  const body = await readJsonBody(request, chatRequestSchema, V1_BODY);
  checkStorable(body, idempotencyKey);
  const models = await container.models.forOwner(ownerId);
  const target = requireAccepted(await chooseTarget(body, (name) => toWireId(name, models)));
  const program = await keepingImages(call, (keepImage) => toProgramRequest(body, keepImage));
  const usuallyStored = target.kind === "fusion";
  const opened = await openAnswer(call, {
    ...{ body, target, program, usuallyStored, idempotencyKey },
    seed: toRunSeed(body.seed),
  });
  const frame = toFrame(body, target, opened.answer);
  if (!body.stream)
    return sendWhole(call, opened, (said, end) =>
      toCompletion(frame, {
        ...{ content: textOf(said, "text"), reasoning: textOf(said, "reasoning") },
        ...{ end, state: end.state },
      }),
    );
  const stream = { ...frame, includeUsage: isUsageAsked(body) };
  return sendStream(call, opened, (batches) => streamCompletion(stream, batches));
}

/** As OpenAI's clients ask for it, or as OpenRouter's do. */
function isUsageAsked({ stream_options, usage }: ChatRequest): boolean {
  return stream_options?.include_usage === true || usage?.include === true;
}

function textOf(said: readonly Said[], wanted: Said["type"]): string {
  return said.flatMap(({ type, text }) => (type === wanted ? [text] : [])).join("");
}

function toFrame(body: ChatRequest, { kind, include }: Target, { runId }: StartedAnswer): CompletionFrame {
  const id = `chatcmpl-${runId ?? randomBytes(16).toString("base64url")}`;
  return { ...{ id, kind, include, runId }, created: Math.floor(Date.now() / 1_000), asked: body.model };
}
