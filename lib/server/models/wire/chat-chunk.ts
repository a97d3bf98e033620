import { z } from "zod";
import { NO_USAGE } from "@/lib/fusion/cost";
import { type ProviderError, parseProviderError } from "@/lib/server/models/faults/provider-error";
import type { WireFacts } from "./wire-facts";

/** More of it is never shown, and a refusal without an end must not fill the memory. */
const MAX_REFUSAL_CHARS = 4_096;

const count = z.number().int().min(0).nullish().catch(null);

const usageSchema = z.looseObject({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.looseObject({ cached_tokens: count }).nullish().catch(null),
  completion_tokens_details: z.looseObject({ reasoning_tokens: count }).nullish().catch(null),
  cost: z.number().min(0).nullish().catch(null),
});

export type ChunkReading =
  /** The event, to be handed on to the provider package. */
  { kind: "chunk"; data: string } | { kind: "error"; error: ProviderError } | { kind: "unreadable" };

/** Reads one event of a chat completion stream, and notes in `facts` what it says beside the text. */
export function readChatChunk(data: string, facts: WireFacts): ChunkReading {
  const chunk = parseObject(data);
  if (!chunk) return { kind: "unreadable" };
  const error = parseProviderError(chunk);
  if (error) return { kind: "error", error };
  if (typeof chunk.provider === "string" && chunk.provider !== "") facts.servedBy = chunk.provider;
  const hasUsage = noteUsage(chunk.usage, facts);
  const choices = Array.isArray(chunk.choices) ? chunk.choices : null;
  if (!choices) return hasUsage ? { kind: "chunk", data: '{"choices":[]}' } : { kind: "unreadable" };
  noteChoice(choices[0], facts);
  if (!("usage" in chunk) && !("error" in chunk)) return { kind: "chunk", data };
  // Usage is ours to read: one of the packages rejects a whole chunk over a missing detail. `error: null` stops the other.
  const { usage: _usage, error: _error, ...rest } = chunk;
  return { kind: "chunk", data: JSON.stringify(rest) };
}

function parseObject(data: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(data);
    return isRecord(value) ? value : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
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
  };
  if (typeof usage.cost === "number") facts.reportedUsd = usage.cost;
  return true;
}

function noteChoice(choice: unknown, facts: WireFacts): void {
  if (!isRecord(choice)) return;
  if (typeof choice.finish_reason === "string" && choice.finish_reason !== "")
    facts.finish = choice.finish_reason;
  if (isRecord(choice.delta) && typeof choice.delta.refusal === "string")
    facts.refusal = (facts.refusal + choice.delta.refusal).slice(0, MAX_REFUSAL_CHARS);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
