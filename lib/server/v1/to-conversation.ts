import type { ChatCompletionMessage } from "@/lib/contract/openai/chat-messages";
import type { AttachmentRef, ChatMessage, RunRequest } from "@/lib/fusion/run-request";
import { accept, type Outcome } from "@/lib/server/refusal";

export type Conversation = Pick<RunRequest, "system" | "history" | "prompt" | "after" | "attachments">;

/** Keeps an image that a message carries as a data URL; `path` names it where it is refused. */
export type KeepImage = (dataUrl: string, path: string) => Promise<Outcome<AttachmentRef>>;

/**
 * The messages of a chat as a run has them: what the system says first, the turns before the prompt, the prompt (the last user
 * message), and what came after it (calls of tools and their results).
 */
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
  const at = turns.findLastIndex(({ role }) => role === "user");
  const prompt = turns[at];
  const after = turns.slice(at + 1);
  return accept({
    system: system.some((text) => text.trim() !== "") ? system.join("\n\n") : null,
    history: turns.slice(firstTurn, at),
    prompt: prompt?.content ?? "",
    ...(prompt?.attachments && { attachments: prompt.attachments }),
    ...(after.length > 0 && { after }),
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
