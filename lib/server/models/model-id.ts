import type { ModelId } from "@/lib/fusion/run-request";

/** `openrouter/anthropic/claude` is `anthropic/claude` at the connection `openrouter`. Null where there is no slash. */
export function parseModelId(model: ModelId): { connection: string; upstream: string } | null {
  const slash = model.indexOf("/");
  if (slash <= 0 || slash === model.length - 1) return null;
  return { connection: model.slice(0, slash), upstream: model.slice(slash + 1) };
}

export function toModelId(connection: string, upstream: string): ModelId {
  return `${connection}/${upstream}`;
}
