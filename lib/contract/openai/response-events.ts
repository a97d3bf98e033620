/** What a streamed response is made of: OpenAI's events, as far as text, reasoning and function calls need them. */
import { z } from "zod";
import { progressSchema } from "./chat-response";
import { outputItemSchema, outputPartSchema, reasoningPartSchema, responseSchema } from "./response-object";

const counted = { sequence_number: z.int().min(0) };
const ofItem = { output_index: z.int().min(0), item_id: z.string() };
const ofPart = { ...ofItem, content_index: z.int().min(0) };
const logprobs = z.array(z.never());

const responseEvent = <Type extends string>(type: Type) =>
  z.object({ type: z.literal(type), ...counted, response: responseSchema });
const itemEvent = <Type extends string>(type: Type) =>
  z.object({ type: z.literal(type), ...counted, output_index: ofItem.output_index, item: outputItemSchema });
const partEvent = <Type extends string>(type: Type) =>
  z.object({
    ...{ type: z.literal(type), ...counted, ...ofPart },
    part: z.union([outputPartSchema, reasoningPartSchema]),
  });
const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...counted, ...shape });

export const responseEventSchema = z.discriminatedUnion("type", [
  responseEvent("response.created"),
  responseEvent("response.in_progress"),
  responseEvent("response.completed"),
  responseEvent("response.incomplete"),
  responseEvent("response.failed"),
  itemEvent("response.output_item.added"),
  itemEvent("response.output_item.done"),
  partEvent("response.content_part.added"),
  partEvent("response.content_part.done"),
  event("response.output_text.delta", { ...ofPart, delta: z.string(), logprobs }),
  event("response.output_text.done", { ...ofPart, text: z.string(), logprobs }),
  event("response.refusal.delta", { ...ofPart, delta: z.string() }),
  event("response.refusal.done", { ...ofPart, refusal: z.string() }),
  event("response.reasoning_text.delta", { ...ofPart, delta: z.string() }),
  event("response.reasoning_text.done", { ...ofPart, text: z.string() }),
  event("response.function_call_arguments.delta", { ...ofItem, delta: z.string() }),
  event("response.function_call_arguments.done", { ...ofItem, arguments: z.string() }),
  /** Where `fusion.include` asks for progress. OpenAI's clients know the type and pass over it. */
  event("keepalive", { fusion: z.object({ progress: progressSchema }) }),
]);
export type ResponseEvent = z.infer<typeof responseEventSchema>;
