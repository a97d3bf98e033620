import { z } from "zod";
import { NO_USAGE } from "@/lib/fusion/cost";
import { parseProviderError } from "@/lib/server/models/faults/provider-error";
import { isRecord, parseObject, tokenCount, writtenTo } from "./read-json";
import type { WireFacts } from "./wire-facts";
import type { EventReading, WireProtocol } from "./wire-protocol";

/** The SDK's own finish reasons in OpenAI's words; null: the backend's stream was cut, so that there was none. */
const FINISHES: Readonly<Record<string, string | null>> = {
  stop: "stop",
  length: "length",
  "tool-calls": "tool_calls",
  "content-filter": "content_filter",
  error: "error",
  interrupted: null,
  unknown: null,
};

/** A plain number in older versions, a breakdown in newer ones. */
const count = z.union([
  z.number().int().min(0),
  z.looseObject({ total: tokenCount, cacheRead: tokenCount, cacheWrite: tokenCount, reasoning: tokenCount }),
]);

const usageSchema = z.looseObject({
  inputTokens: count.nullish().catch(null),
  outputTokens: count.nullish().catch(null),
});

const metadataSchema = z.looseObject({
  gateway: z.looseObject({
    /** USD, as a string. */
    cost: z.union([z.string(), z.number()]).nullish().catch(null),
    routing: z
      .looseObject({
        finalProvider: z.string().nullish().catch(null),
        resolvedProvider: z.string().nullish().catch(null),
      })
      .nullish()
      .catch(null),
  }),
});

/** Vercel's AI Gateway streams the SDK's own parts as JSON; `finish` is the last. */
export const gatewayProtocol: WireProtocol = (facts) => (data) => {
  const part = parseObject(data);
  if (!part || typeof part.type !== "string") return { kind: "unreadable" };
  if (part.type === "error") return readError(part);
  noteMetadata(part.providerMetadata, facts);
  if (part.type === "tool-input-start" || part.type === "tool-call") facts.calling = true;
  if (!isReadable(part)) return { kind: "unreadable" };
  if (part.type !== "finish") return { kind: "chunk", data };
  noteFinish(part.finishReason, facts);
  noteUsage(part.usage, facts);
  return { kind: "chunk", data, last: true };
};

/** The package hands parts on as they are. */
function isReadable(part: Record<string, unknown>): boolean {
  switch (part.type) {
    case "text-delta":
    case "reasoning-delta":
      return typeof part.delta === "string";
    case "tool-input-start":
      return typeof part.id === "string" && typeof part.toolName === "string";
    case "tool-input-delta":
      return typeof part.id === "string" && typeof part.delta === "string";
    case "tool-call":
      return [part.toolCallId, part.toolName, part.input].every((field) => typeof field === "string");
    default:
      return true;
  }
}

function readError(part: Record<string, unknown>): EventReading {
  const error = parseProviderError(part) ?? parseProviderError({ error: "An error without words." });
  return error ? { kind: "error", error } : { kind: "unreadable" };
}

function noteFinish(value: unknown, facts: WireFacts): void {
  const unified = isRecord(value) ? value.unified : value;
  const raw = isRecord(value) && typeof value.raw === "string" && value.raw !== "" ? value.raw : null;
  if (typeof unified !== "string") return;
  facts.finish = unified in FINISHES ? (FINISHES[unified] ?? null) : (raw ?? unified);
  facts.finishSaid = raw ?? unified;
}

function noteUsage(value: unknown, facts: WireFacts): void {
  const parsed = usageSchema.safeParse(value);
  if (!parsed.success) return;
  const { inputTokens: input, outputTokens: output } = parsed.data;
  const total = (tokens: typeof input) => (isRecord(tokens) ? tokens.total : tokens) ?? null;
  facts.usage = {
    ...NO_USAGE,
    inputTokens: total(input),
    outputTokens: total(output),
    cachedTokens: isRecord(input) ? (input.cacheRead ?? null) : null,
    reasoningTokens: isRecord(output) ? (output.reasoning ?? null) : null,
    ...writtenTo(isRecord(input) ? input.cacheWrite : null),
  };
}

function noteMetadata(value: unknown, facts: WireFacts): void {
  if (!isRecord(value)) return;
  const parsed = metadataSchema.safeParse(value);
  if (!parsed.success) return;
  const { cost, routing } = parsed.data.gateway;
  const usd = cost === "" ? Number.NaN : Number(cost ?? Number.NaN);
  if (Number.isFinite(usd) && usd >= 0) facts.reportedUsd = usd;
  facts.servedBy = routing?.finalProvider ?? routing?.resolvedProvider ?? facts.servedBy;
}
