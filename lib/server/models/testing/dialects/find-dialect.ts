import { anthropicDialect } from "./anthropic-dialect";
import { chatDialect } from "./chat-dialect";
import type { Dialect } from "./dialect";
import { gatewayDialect } from "./gateway-dialect";
import { googleDialect } from "./google-dialect";

/** The protocol that a request's path belongs to. */
export function findDialect(path: string): Dialect {
  if (path.endsWith("/messages")) return anthropicDialect;
  if (path.endsWith("/language-model")) return gatewayDialect;
  return path.includes(":streamGenerateContent") ? googleDialect : chatDialect;
}

/** Which model a request is for: in its body, its path or a header, as the protocol has it. */
export function modelOf(
  path: string,
  headers: Record<string, string>,
  body: { model?: string } | null,
): string | null {
  const inPath = /\/models\/([^/]+):streamGenerateContent/.exec(path)?.[1];
  return body?.model ?? headers["ai-language-model-id"] ?? (inPath ? decodeURIComponent(inPath) : null);
}
