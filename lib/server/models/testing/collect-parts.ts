import type { ModelCall, ModelPart } from "@/lib/fusion/ports";
import type { Connection } from "@/lib/server/models/connection";

/** A call with nothing set but what a test says. */
export function callFor(model: string, settings: Partial<ModelCall> = {}): ModelCall {
  return {
    model,
    purpose: "candidate",
    instructions: null,
    messages: [{ role: "user", content: "Why is the sky blue?" }],
    ...settings,
  };
}

/**
 * Every part of one call, adjacent deltas of a kind joined, for whole comparisons. Without the time to the headers, which no two
 * calls share (headers-time.test.ts has it), and the pieces of calls, which come again whole (tool-input.test.ts).
 */
export async function collectParts(
  connection: Pick<Connection, "stream">,
  call: ModelCall,
  signal: AbortSignal = new AbortController().signal,
): Promise<ModelPart[]> {
  const parts: ModelPart[] = [];
  for await (const part of connection.stream(call, signal)) {
    if (part.type === "tool-input") continue;
    const last = parts.at(-1);
    if ((part.type === "text" || part.type === "reasoning") && last?.type === part.type) {
      parts[parts.length - 1] = { type: part.type, text: last.text + part.text };
    } else parts.push(withoutHeadersMs(part));
  }
  return parts;
}

export function withoutHeadersMs(part: ModelPart): ModelPart {
  if (part.type !== "finish" && part.type !== "failed") return part;
  const { headersMs: _, ...rest } = part;
  return rest;
}
