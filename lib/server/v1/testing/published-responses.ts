/**
 * The shapes that OpenAI publishes for the Responses API (types of its package `openai` 7.55), as far as text, reasoning and
 * functions need them, written down here a second time so that the contract is held to them and not to itself. Strict: a field
 * that is neither OpenAI's nor one of ours that are named `own` fails.
 */
import { z } from "zod";

const count = z.int().min(0);
const object = z.record(z.string(), z.unknown());
const status = z.enum(["in_progress", "completed", "incomplete"]);

const outputText = z.strictObject({
  type: z.literal("output_text"),
  text: z.string(),
  annotations: z.array(object),
  logprobs: z.array(object).optional(),
});
const refusal = z.strictObject({ type: z.literal("refusal"), refusal: z.string() });
const reasoningText = z.strictObject({ type: z.literal("reasoning_text"), text: z.string() });

const outputItem = z.discriminatedUnion("type", [
  z.strictObject({
    ...{ type: z.literal("message"), id: z.string().min(1), status, role: z.literal("assistant") },
    content: z.array(z.discriminatedUnion("type", [outputText, refusal])),
  }),
  z.strictObject({
    ...{ type: z.literal("reasoning"), id: z.string().min(1), summary: z.array(object) },
    ...{ content: z.array(reasoningText).optional(), encrypted_content: z.string().nullish() },
    status: status.optional(),
  }),
  z.strictObject({
    ...{ type: z.literal("function_call"), id: z.string().min(1), call_id: z.string().min(1) },
    ...{ name: z.string().min(1), arguments: z.string(), status },
  }),
]);

const usage = z.strictObject({
  input_tokens: count,
  input_tokens_details: z.strictObject({ cached_tokens: count, cache_write_tokens: count }),
  output_tokens: count,
  output_tokens_details: z.strictObject({ reasoning_tokens: count }),
  total_tokens: count,
  /** Own. */
  cost: z.number().nullable(),
  /** Own. */
  fusion: object.optional(),
});

const format = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    ...{ type: z.literal("json_schema"), name: z.string(), schema: object },
    ...{ description: z.string().nullish(), strict: z.boolean().nullish() },
  }),
]);

const tool = z.strictObject({
  ...{ type: z.literal("function"), name: z.string(), description: z.string().nullish() },
  ...{ parameters: object.nullable(), strict: z.boolean().nullable() },
});

export const publishedResponse = z.strictObject({
  id: z.string().startsWith("resp_"),
  object: z.literal("response"),
  created_at: count,
  status: z.enum(["completed", "failed", "in_progress", "cancelled", "queued", "incomplete"]),
  completed_at: count.nullish(),
  background: z.boolean().nullish(),
  error: z
    .strictObject({
      code: z.enum(["server_error", "rate_limit_exceeded", "invalid_prompt"]),
      message: z.string().min(1),
      /** Own. */
      reason: z.string(),
    })
    .nullable(),
  incomplete_details: z.strictObject({ reason: z.enum(["max_output_tokens", "content_filter"]) }).nullable(),
  instructions: z.string().nullable(),
  max_output_tokens: z.int().nullish(),
  max_tool_calls: z.int().nullish(),
  metadata: z.record(z.string(), z.string()).nullable(),
  model: z.string().min(1),
  output: z.array(outputItem),
  parallel_tool_calls: z.boolean(),
  previous_response_id: z.string().nullish(),
  reasoning: z.strictObject({ effort: z.string().nullish(), summary: z.string().nullish() }).nullish(),
  service_tier: z.enum(["auto", "default", "flex", "scale", "priority"]).nullish(),
  temperature: z.number().nullable(),
  text: z.strictObject({ format, verbosity: z.enum(["low", "medium", "high"]).nullish() }).optional(),
  tool_choice: z.union([
    z.enum(["none", "auto", "required"]),
    z.strictObject({ type: z.literal("function"), name: z.string() }),
  ]),
  tools: z.array(tool),
  top_logprobs: z.int().nullish(),
  top_p: z.number().nullable(),
  truncation: z.enum(["auto", "disabled"]).nullish(),
  usage: usage.nullish(),
  user: z.string().optional(),
  access_programs: z.null(),
  /** In the HTTP API, though not in the types of the package. */
  store: z.boolean().optional(),
  /** Own. */
  warnings: z.array(z.string()).optional(),
  /** Own. */
  fusion: object.optional(),
});

const numbered = { sequence_number: count };
const ofItem = { output_index: count, item_id: z.string().min(1) };
const ofPart = { ...ofItem, content_index: count };
const logprobs = z.array(object);
const part = z.discriminatedUnion("type", [outputText, refusal, reasoningText]);

const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...numbered, ...shape });

export const publishedEvent = z.discriminatedUnion("type", [
  event("response.created", { response: publishedResponse }),
  event("response.in_progress", { response: publishedResponse }),
  event("response.completed", { response: publishedResponse }),
  event("response.incomplete", { response: publishedResponse }),
  event("response.failed", { response: publishedResponse }),
  event("response.output_item.added", { output_index: count, item: outputItem }),
  event("response.output_item.done", { output_index: count, item: outputItem }),
  event("response.content_part.added", { ...ofPart, part }),
  event("response.content_part.done", { ...ofPart, part }),
  event("response.output_text.delta", { ...ofPart, delta: z.string(), logprobs }),
  event("response.output_text.done", { ...ofPart, text: z.string(), logprobs }),
  event("response.refusal.delta", { ...ofPart, delta: z.string() }),
  event("response.refusal.done", { ...ofPart, refusal: z.string() }),
  event("response.reasoning_text.delta", { ...ofPart, delta: z.string() }),
  event("response.reasoning_text.done", { ...ofPart, text: z.string() }),
  event("response.function_call_arguments.delta", { ...ofItem, delta: z.string() }),
  event("response.function_call_arguments.done", { ...ofItem, arguments: z.string() }),
  /** Its field `fusion` is our own. */
  event("keepalive", { fusion: object }),
]);
export type PublishedEvent = z.infer<typeof publishedEvent>;

/** The events of a response's stream, each in its shape, under its own name and number. Throws where one is not. */
export function parseResponseStream(body: string): PublishedEvent[] {
  const blocks = body.split("\n\n").filter((block) => block !== "" && !block.startsWith(":"));
  return blocks.map((block, index) => {
    const [, name, data] = /^event: (\S+)\ndata: (.*)$/.exec(block) ?? [];
    if (data === undefined) throw new Error(`This is no event: ${block}`);
    const parsed = publishedEvent.parse(JSON.parse(data));
    if (parsed.type !== name || parsed.sequence_number !== index)
      throw new Error(
        `Event ${index} is ${name}, and says that it is ${parsed.type} ${parsed.sequence_number}.`,
      );
    return parsed;
  });
}
