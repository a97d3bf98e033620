import { z } from "zod";
import { NO_USAGE } from "@/lib/fusion/cost";
import { parseProviderError } from "@/lib/server/models/faults/provider-error";
import { isRecord, parseObject, sumOf, tokenCount, writtenTo } from "./read-json";
import type { WireFacts } from "./wire-facts";
import type { WireProtocol } from "./wire-protocol";

/** `stop_reason` in OpenAI's words; any other is passed on as it is. */
const FINISHES: Readonly<Record<string, string>> = {
  end_turn: "stop",
  stop_sequence: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool_calls",
  refusal: "refusal",
};

/** What the package is asked to read. Anthropic may add kinds of events, which are to be ignored. */
const READ_BY_PACKAGE: ReadonlySet<string> = new Set([
  "message_start",
  "content_block_start",
  "content_block_delta",
  "content_block_stop",
  "message_delta",
  "message_stop",
]);

const usageSchema = z.looseObject({
  input_tokens: tokenCount,
  output_tokens: tokenCount,
  cache_read_input_tokens: tokenCount,
  cache_creation_input_tokens: tokenCount,
  output_tokens_details: z.looseObject({ thinking_tokens: tokenCount }).nullish().catch(null),
});
type AnthropicUsage = z.infer<typeof usageSchema>;

/** Anthropic's messages: named events, usage in two parts, `message_stop` at the end. */
export const anthropicProtocol: WireProtocol = (facts) => {
  const counts: AnthropicUsage = {};
  return (data) => {
    const event = parseObject(data);
    if (!event || typeof event.type !== "string") return { kind: "unreadable" };
    if (event.type === "error") {
      const error = parseProviderError(event) ?? parseProviderError({ error: "An error without words." });
      return error ? { kind: "error", error } : { kind: "unreadable" };
    }
    if (!READ_BY_PACKAGE.has(event.type)) return { kind: "keep-alive" };
    if (event.type === "message_start") return { kind: "chunk", data: readStart(event, counts, facts) };
    if (event.type === "message_delta") return { kind: "chunk", data: readDelta(event, counts, facts) };
    if (event.type === "message_stop") return { kind: "chunk", data, last: true };
    if (isRecord(event.content_block) && event.content_block.type === "tool_use") facts.calling = true;
    return { kind: "chunk", data };
  };
};

/** Usage is ours to read: the package turns a missing count into 0, and a missing object into an error. */
function readStart(event: Record<string, unknown>, counts: AnthropicUsage, facts: WireFacts): string {
  const message = isRecord(event.message) ? event.message : {};
  const usage = usageSchema.safeParse(message.usage);
  if (usage.success) {
    // Its count of output tokens is a placeholder: the true one comes with the message's end.
    const { output_tokens: _placeholder, ...input } = usage.data;
    noteUsage(input, counts, facts);
  }
  return JSON.stringify({ ...event, message: { ...message, usage: { input_tokens: 0 } } });
}

function readDelta(event: Record<string, unknown>, counts: AnthropicUsage, facts: WireFacts): string {
  const usage = usageSchema.safeParse(event.usage);
  if (usage.success) noteUsage(usage.data, counts, facts);
  const delta = isRecord(event.delta) ? event.delta : {};
  if (typeof delta.stop_reason === "string" && delta.stop_reason !== "") {
    facts.finish = FINISHES[delta.stop_reason] ?? delta.stop_reason;
    facts.finishSaid = delta.stop_reason;
  }
  const details = isRecord(delta.stop_details) ? delta.stop_details : {};
  if (facts.finish === "refusal" && typeof details.explanation === "string")
    facts.refusal = details.explanation;
  return JSON.stringify({ ...event, delta, usage: { output_tokens: 0 } });
}

/** Each event's counts replace the earlier ones; a count that an event leaves out stays. */
function noteUsage(seen: AnthropicUsage, counts: AnthropicUsage, facts: WireFacts): void {
  for (const [name, count] of Object.entries(seen))
    if (count !== null) Object.assign(counts, { [name]: count });
  facts.usage = {
    ...NO_USAGE,
    inputTokens: sumOf(
      counts.input_tokens,
      counts.cache_read_input_tokens,
      counts.cache_creation_input_tokens,
    ),
    outputTokens: counts.output_tokens ?? null,
    cachedTokens: counts.cache_read_input_tokens ?? null,
    reasoningTokens: counts.output_tokens_details?.thinking_tokens ?? null,
    ...writtenTo(counts.cache_creation_input_tokens),
  };
}
