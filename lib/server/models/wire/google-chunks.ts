import { z } from "zod";
import { addUsage, NO_USAGE, type Usage } from "@/lib/fusion/cost";
import { parseProviderError } from "@/lib/server/models/faults/provider-error";
import { isRecord, parseObject, sumOf, tokenCount } from "./read-json";
import type { WireFacts } from "./wire-facts";
import { PROMPT_BLOCKED, type WireProtocol } from "./wire-protocol";

/** `finishReason` in OpenAI's words; any other is passed on as it is. */
const FINISHES: Readonly<Record<string, string>> = {
  STOP: "stop",
  MAX_TOKENS: "length",
  SAFETY: "content_filter",
  RECITATION: "content_filter",
  BLOCKLIST: "content_filter",
  PROHIBITED_CONTENT: "content_filter",
  SPII: "content_filter",
  IMAGE_SAFETY: "content_filter",
  IMAGE_RECITATION: "content_filter",
  IMAGE_PROHIBITED_CONTENT: "content_filter",
};

const usageSchema = z.looseObject({
  promptTokenCount: tokenCount,
  toolUsePromptTokenCount: tokenCount,
  candidatesTokenCount: tokenCount,
  thoughtsTokenCount: tokenCount,
  cachedContentTokenCount: tokenCount,
});

/**
 * Gemini's chunks: no end mark; the chunk with the finish reason is the last word. The package asks again where an answer is
 * too long for one response (`CONTINUATION`), so that usage is added up over the responses.
 */
export const googleProtocol: WireProtocol = (facts) => {
  const before = facts.usage;
  return (data) => {
    const chunk = parseObject(data);
    if (!chunk) return { kind: "unreadable" };
    const error = parseProviderError(chunk);
    if (error) return { kind: "error", error };
    const { usageMetadata, error: _null, ...rest } = chunk;
    const hasUsage = noteUsage(usageMetadata, before, facts);
    const isBlocked = notePromptFeedback(rest.promptFeedback, facts);
    const candidates = Array.isArray(rest.candidates) ? rest.candidates : null;
    if (!candidates && !isBlocked && !hasUsage) return { kind: "unreadable" };
    const ended = noteCandidate(candidates?.[0], facts);
    // Usage is ours to read: the package rejects a chunk whole over one odd count.
    const passed = JSON.stringify(rest);
    return ended && hasUsage ? { kind: "chunk", data: passed, last: true } : { kind: "chunk", data: passed };
  };
};

function noteUsage(value: unknown, before: Usage | null, facts: WireFacts): boolean {
  const parsed = usageSchema.safeParse(value);
  if (!parsed.success) return false;
  const { promptTokenCount, toolUsePromptTokenCount, candidatesTokenCount, thoughtsTokenCount } = parsed.data;
  // A chunk of thoughts counts no candidates yet.
  const answered = candidatesTokenCount ?? (typeof thoughtsTokenCount === "number" ? 0 : null);
  const usage = {
    ...NO_USAGE,
    inputTokens: sumOf(promptTokenCount, toolUsePromptTokenCount),
    outputTokens: sumOf(answered, thoughtsTokenCount),
    cachedTokens: parsed.data.cachedContentTokenCount ?? null,
    reasoningTokens: thoughtsTokenCount ?? null,
  };
  facts.usage = addUsage([before, usage]);
  return true;
}

function notePromptFeedback(value: unknown, facts: WireFacts): boolean {
  const reason = isRecord(value) ? value.blockReason : null;
  if (typeof reason !== "string" || reason === "" || reason.endsWith("_UNSPECIFIED")) return false;
  facts.finish = PROMPT_BLOCKED;
  facts.finishSaid = reason;
  return true;
}

/** Whether this response ends here. */
function noteCandidate(candidate: unknown, facts: WireFacts): boolean {
  if (!isRecord(candidate) || facts.finish === PROMPT_BLOCKED) return false;
  const { content, finishReason: reason, finishMessage, continuationToken } = candidate;
  if (isRecord(content) && Array.isArray(content.parts) && content.parts.some(isCall)) facts.calling = true;
  if (typeof reason !== "string" || reason === "" || reason === "FINISH_REASON_UNSPECIFIED") return false;
  // More is to come in the next response, unless there is nothing to ask for it with.
  if (reason === "CONTINUATION" && continuationToken) return true;
  facts.finish = reason === "CONTINUATION" ? "length" : (FINISHES[reason] ?? reason);
  facts.finishSaid =
    typeof finishMessage === "string" && finishMessage ? `${reason}: ${finishMessage}` : reason;
  return true;
}

function isCall(part: unknown): boolean {
  return isRecord(part) && isRecord(part.functionCall);
}
