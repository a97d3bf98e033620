import { z } from "zod";
import { NO_USAGE } from "@/lib/fusion/cost";
import { parseProviderError } from "@/lib/server/models/faults/provider-error";
import { isRecord, parseObject, tokenCount, writtenTo } from "./read-json";
import type { WireFacts } from "./wire-facts";
import type { EventReading, WireProtocol } from "./wire-protocol";

/** More of it is never shown, and a refusal without an end must not fill the memory. */
const MAX_REFUSAL_CHARS = 4_096;

const usageSchema = z.looseObject({
  prompt_tokens: tokenCount,
  completion_tokens: tokenCount,
  prompt_tokens_details: z
    .looseObject({ cached_tokens: tokenCount, cache_write_tokens: tokenCount })
    .nullish()
    .catch(null),
  completion_tokens_details: z.looseObject({ reasoning_tokens: tokenCount }).nullish().catch(null),
  cost: z.number().min(0).nullish().catch(null),
});

/** OpenAI's chat completions, and whoever speaks like it. */
export const chatProtocol: WireProtocol = (facts) => (data) => readChatChunk(data, facts);

/** Reads one event of a chat completion stream, and notes in `facts` what it says beside the text. */
export function readChatChunk(data: string, facts: WireFacts): EventReading {
  const chunk = parseObject(data);
  if (!chunk) return { kind: "unreadable" };
  const error = parseProviderError(chunk);
  if (error) return { kind: "error", error };
  if (typeof chunk.provider === "string" && chunk.provider !== "") facts.servedBy = chunk.provider;
  const hasUsage = noteUsage(chunk.usage, facts);
  const choices = Array.isArray(chunk.choices) ? chunk.choices : null;
  if (!choices) return hasUsage ? { kind: "chunk", data: '{"choices":[]}' } : { kind: "unreadable" };
  const passed = choices.length === 0 ? [] : [noteChoice(choices[0], facts), ...choices.slice(1)];
  if (passed[0] === choices[0] && !("usage" in chunk) && !("error" in chunk)) return { kind: "chunk", data };
  // Usage is ours to read: one of the packages rejects a whole chunk over a missing detail. `error: null` stops the other.
  const { usage: _usage, error: _error, ...rest } = chunk;
  return { kind: "chunk", data: JSON.stringify({ ...rest, choices: passed }) };
}

/** Where usage comes twice or on every chunk, the last wins. */
function noteUsage(value: unknown, facts: WireFacts): boolean {
  if (!isRecord(value)) return false;
  const usage = usageSchema.parse(value);
  facts.usage = {
    ...NO_USAGE,
    inputTokens: usage.prompt_tokens ?? null,
    outputTokens: usage.completion_tokens ?? null,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? null,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? null,
    ...writtenTo(usage.prompt_tokens_details?.cache_write_tokens),
  };
  if (typeof usage.cost === "number") facts.reportedUsd = usage.cost;
  return true;
}

/** The choice as the package shall read it. */
function noteChoice(said: unknown, facts: WireFacts): unknown {
  if (!isRecord(said)) return said;
  const choice = noteRefusal(said, facts);
  const delta = isRecord(choice.delta) ? choice.delta : {};
  if (Array.isArray(delta.tool_calls) && delta.tool_calls.length > 0) facts.calling = true;
  if (typeof choice.finish_reason !== "string" || choice.finish_reason === "") return choice;
  // Some servers end calls as they end text; one of the packages then leaves out a call without arguments.
  const finish = choice.finish_reason === "stop" && facts.calling ? "tool_calls" : choice.finish_reason;
  facts.finish = finish;
  return finish === choice.finish_reason ? choice : { ...choice, finish_reason: finish };
}

/** Some packages would hand a refusal's words on as the answer's. */
function noteRefusal(choice: Record<string, unknown>, facts: WireFacts): Record<string, unknown> {
  if (!isRecord(choice.delta) || typeof choice.delta.refusal !== "string") return choice;
  const { refusal, ...delta } = choice.delta;
  facts.refusal = (facts.refusal + refusal).slice(0, MAX_REFUSAL_CHARS);
  return { ...choice, delta };
}
