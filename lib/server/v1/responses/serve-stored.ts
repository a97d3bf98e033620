/** `/v1/responses/:id`: a stored response again, cancelled, or deleted. A cancelled one keeps what it had said. */
import type { z } from "zod";
import type { deletedResponseSchema } from "@/lib/contract/openai/response-object";
import { storedResponseQuerySchema } from "@/lib/contract/openai/response-request";
import { EVENT_STREAM_HEADERS, streamPieces } from "@/lib/server/http/event-stream";
import { HttpRefusal, requireAccepted } from "@/lib/server/http/http-refusal";
import { readQuery } from "@/lib/server/http/read-query";
import { refuse } from "@/lib/server/refusal";
import { readAnswer } from "@/lib/server/v1/read-answer";
import type { V1Call } from "@/lib/server/v1/v1-route";
import { readStoredAnswer, toReadOptions } from "./read-stored-answer";
import { parseResponseId, toResponseIds } from "./response-ids";
import { ResponseOutput } from "./response-output";
import { parseStoredRequest } from "./stored-request";
import { streamResponse } from "./stream-response";
import { type ResponseFrame, toResponse } from "./to-response";

export type StoredCall = V1Call<{ responseId: string }>;

/** How long a run is waited for that was told to stop. */
const STOP_PATIENCE_MS = 5_000;

export async function getResponse(call: StoredCall): Promise<Response> {
  const { stream, starting_after } = readQuery(call.request, storedResponseQuerySchema);
  const frame = await requireStored(call);
  return stream === "true" ? streamStored(call, frame, starting_after) : sendStored(call, frame);
}

export async function deleteResponse(call: StoredCall): Promise<Response> {
  const { runId } = await requireStored(call);
  requireAccepted(await call.container.runs.delete(call.ownerId, runId));
  const { responseId: id } = call.params;
  const deleted: z.infer<typeof deletedResponseSchema> = { id, object: "response", deleted: true };
  return Response.json(deleted);
}

/** One that has ended stays as it is. A token that may not read stops what it could have started, and is told no word of it. */
export async function cancelResponse(call: StoredCall): Promise<Response> {
  const frame = await requireStored(call);
  const stopped = await call.container.runs.stop(call.ownerId, frame.runId, null);
  if (stopped.ok) await waitForEnd(call, frame);
  else if (stopped.refusal.code !== "not-running") throw new HttpRefusal(stopped.refusal);
  return sendStored(call, frame);
}

async function waitForEnd({ container: { runs, clock }, ownerId }: StoredCall, { runId }: StoredFrame) {
  const settled = new AbortController();
  const following = requireAccepted(await runs.follow(ownerId, runId, 0, settled.signal));
  const ended = following.kind === "events" ? drain(following.batches) : null;
  await Promise.race([ended, clock.sleep(STOP_PATIENCE_MS, settled.signal)]);
  settled.abort();
}

async function drain(batches: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of batches);
}

async function sendStored(
  { container: { runs }, ownerId, request, grant }: StoredCall,
  frame: StoredFrame,
): Promise<Response> {
  const mayRead = grant.scopes.includes("read");
  const stored = requireAccepted(
    await readStoredAnswer({ runs, ownerId, signal: request.signal }, frame.runId),
  );
  const { state, said, end } = stored;
  const output = new ResponseOutput(frame.ids);
  for (const step of said) output.say(step);
  if (end?.ok) output.end(end);
  else if (end) output.breakOff();
  const response = mayRead
    ? toResponse(frame, { state, output: output.items, end })
    : toResponse(withoutWords(frame), { state, output: [], end });
  const wasCancelled = end?.ok === false && end.failure.code === "run_stopped";
  return Response.json(wasCancelled ? { ...response, status: "cancelled", error: null } : response);
}

/** How it was asked for, without what was said in it. */
function withoutWords({ asked, ...frame }: StoredFrame): StoredFrame {
  const { repeated } = asked;
  const text = { ...repeated.text, format: { type: "text" } };
  const wordless = { ...repeated, ...{ instructions: null, tools: [], tool_choice: "auto", text } };
  return { ...frame, asked: { ...asked, include: [], user: null, metadata: {}, repeated: wordless } };
}

/** Whoever leaves such a stream leaves nothing: the run is not theirs alone. */
async function streamStored(
  { container: { runs, clock }, ownerId, request }: StoredCall,
  frame: StoredFrame,
  startingAfter: number | undefined,
): Promise<Response> {
  const gone = new AbortController();
  request.signal.addEventListener("abort", () => gone.abort(), { once: true });
  const { request: asked } = requireAccepted(await runs.get(ownerId, frame.runId));
  const following = requireAccepted(await runs.follow(ownerId, frame.runId, 0, gone.signal));
  if (following.kind !== "events") throw new Error(`The log of run ${frame.runId} is empty.`);
  const steps = readAnswer(following.batches, toReadOptions(asked, frame.asked));
  const pieces = streamResponse(frame, steps, startingAfter);
  return new Response(
    streamPieces(pieces, clock, () => gone.abort()),
    { headers: EVENT_STREAM_HEADERS },
  );
}

type StoredFrame = ResponseFrame & { runId: string };

/** A run that was asked for otherwise is no response. */
async function requireStored({ params, container, ownerId }: StoredCall): Promise<StoredFrame> {
  const runId = parseResponseId(params.responseId);
  const client = runId === null ? null : await container.runs.getClient(ownerId, runId);
  const asked = client?.ok ? parseStoredRequest(client.value) : null;
  if (runId === null || asked === null) throw new HttpRefusal(refuse("not-found", MISSING).refusal);
  return { ids: toResponseIds(runId), runId, asked };
}

const MISSING =
  "There is no such response, or it is not yours. It may not have been stored, or may have been deleted.";
