import type { ChatCompletionMessage } from "@/lib/contract/openai/chat-messages";
import type { AttachmentRef, ChatMessage } from "@/lib/fusion/run-request";
import { accept, type Outcome } from "@/lib/server/refusal";
import type { KeepImage } from "./keep-image";
import { type Conversation, splitTurns } from "./split-turns";

/** The messages of a chat as a run has them. What the system says before the first turn stands apart. */
export async function toConversation(
  messages: readonly ChatCompletionMessage[],
  keepImage: KeepImage,
): Promise<Outcome<Conversation>> {
  const turns: ChatMessage[] = [];
  for (const [index, message] of messages.entries()) {
    const turn = await toTurn(message, `messages.${index}`, keepImage);
    if (!turn.ok) return turn;
    turns.push(turn.value);
  }
  const firstTurn = turns.findIndex(({ role }) => role !== "system");
  const system = turns.slice(0, firstTurn).map(({ content }) => content);
  return accept({
    system: system.some((text) => text.trim() !== "") ? system.join("\n\n") : null,
    ...splitTurns(turns.slice(firstTurn)),
  });
}

async function toTurn(
  message: ChatCompletionMessage,
  path: string,
  keepImage: KeepImage,
): Promise<Outcome<ChatMessage>> {
  switch (message.role) {
    case "system":
    case "developer":
      return accept({ role: "system", content: textOf(message.content) });
    case "tool":
      return accept({ role: "tool", content: textOf(message.content), toolCallId: message.tool_call_id });
    case "assistant": {
      const calls = (message.tool_calls ?? []).map(({ id, function: { name, arguments: args } }) => ({
        ...{ id, name },
        arguments: args,
      }));
      const content = textOf(message.content ?? "");
      return accept({ role: "assistant", content, ...(calls.length > 0 && { toolCalls: calls }) });
    }
    case "user":
      return toUserTurn(message.content, path, keepImage);
  }
}

async function toUserTurn(
  content: Extract<ChatCompletionMessage, { role: "user" }>["content"],
  path: string,
  keepImage: KeepImage,
): Promise<Outcome<ChatMessage>> {
  if (typeof content === "string") return accept({ role: "user", content });
  const attachments: AttachmentRef[] = [];
  for (const [index, part] of content.entries()) {
    if (part.type !== "image_url") continue;
    const kept = await keepImage(part.image_url.url, `${path}.content.${index}.image_url.url`);
    if (!kept.ok) return kept;
    attachments.push(kept.value);
  }
  const turn: ChatMessage = { role: "user", content: textOf(content) };
  return accept(attachments.length > 0 ? { ...turn, attachments } : turn);
}

type Part = { type: string; text?: string; refusal?: string };

function textOf(content: string | readonly Part[]): string {
  if (typeof content === "string") return content;
  return content
    .map(({ text, refusal }) => text ?? refusal ?? "")
    .filter((text) => text !== "")
    .join("\n\n");
}
