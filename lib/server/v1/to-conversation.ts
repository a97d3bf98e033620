import type { ChatCompletionMessage } from "@/lib/contract/openai/chat-messages";
import type { ChatMessage } from "@/lib/fusion/run-request";
import { accept, type Outcome } from "@/lib/server/refusal";
import { type CallWords, checkCalls } from "./check-calls";
import type { KeepImage } from "./keep-image";
import { textOf, toUserTurn } from "./message-parts";
import { type Conversation, splitTurns } from "./split-turns";

const CALL_WORDS: CallWords = {
  path: "messages",
  stray: (id) =>
    `There is no tool call ${id} for the result that was sent: send the assistant's message that called before it.`,
  open: (id) => `The tool call ${id} has no result: send a tool message with its tool_call_id.`,
};

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
  const refusal = checkCalls(turns, CALL_WORDS);
  if (refusal) return refusal;
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
      return typeof message.content === "string"
        ? accept({ role: "user", content: message.content })
        : toUserTurn(message.content, (part, index) => toImage(part, `${path}.content.${index}`), keepImage);
  }
}

type UserPart = Exclude<Extract<ChatCompletionMessage, { role: "user" }>["content"], string>[number];

function toImage(part: UserPart, path: string) {
  return part.type === "image_url" ? { dataUrl: part.image_url.url, path: `${path}.image_url.url` } : null;
}
