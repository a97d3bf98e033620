/** `POST /v1/responses`: a response as a run. */
import { responseRequestSchema } from "@/lib/contract/openai/response-request";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readIdempotencyKey } from "@/lib/server/http/idempotency-key";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { chooseTarget } from "@/lib/server/v1/choose-target";
import { keepingImages } from "@/lib/server/v1/keep-image";
import { checkStorable, openAnswer } from "@/lib/server/v1/open-answer";
import { type Answered, type Said, sendStream, sendWhole } from "@/lib/server/v1/send-answer";
import { toWireId } from "@/lib/server/v1/to-wire-id";
import { V1_BODY } from "@/lib/server/v1/v1-body";
import type { V1Call } from "@/lib/server/v1/v1-route";
import { createEarlierResponses } from "./earlier-responses";
import { readStoredAnswer } from "./read-stored-answer";
import { toResponseIds } from "./response-ids";
import { ResponseOutput } from "./response-output";
import { toKept, toStoredRequest } from "./stored-request";
import { streamResponse } from "./stream-response";
import { type ResponseFrame, toResponse } from "./to-response";
import { toResponseProgram } from "./to-response-program";

export async function serveResponse(call: V1Call): Promise<Response> {
  const { request, ownerId, container } = call;
  const { runs } = container;
  const idempotencyKey = readIdempotencyKey(request);
  const body = await readJsonBody(request, responseRequestSchema, V1_BODY);
  checkStorable(body, idempotencyKey);
  const models = await container.models.forOwner(ownerId);
  const target = requireAccepted(await chooseTarget(body, (name) => toWireId(name, models)));
  const reading = { runs, ownerId, signal: request.signal };
  const earlier = createEarlierResponses(body.previous_response_id ?? null, (runId) =>
    readStoredAnswer(reading, runId),
  );
  const program = await keepingImages(call, (keepImage) => toResponseProgram(body, { keepImage, earlier }));
  const asked = toStoredRequest(body, target);
  const opened = await openAnswer(call, {
    ...{ body, target, program, idempotencyKey },
    ...{ usuallyStored: true, repeats: toKept(asked) },
  });
  const { runId } = opened.answer;
  const frame = { ids: toResponseIds(runId), runId, asked };
  if (!body.stream) return sendWhole(call, opened, (said, end) => toWholeResponse(frame, said, end));
  return sendStream(call, opened, (batches) => streamResponse(frame, batches));
}

function toWholeResponse(frame: ResponseFrame, said: readonly Said[], end: Answered) {
  const output = new ResponseOutput(frame.ids);
  for (const step of said) output.say(step);
  output.end(end);
  return toResponse(frame, { state: end.state, output: output.items, end });
}
