import { attachmentChars, promptMessage } from "./attachments";
import { toPlainMessages } from "./plain-tool-turns";
import type { ChatMessage, RunRequest, ToolSpec } from "./run-request";

type Asked = Pick<RunRequest, "prompt" | "attachments" | "history" | "after">;

/** What was said until now, oldest first: the history, the prompt, and what came after it. */
export function conversationOf(asked: Asked): ChatMessage[] {
  return [...asked.history, promptMessage(asked, asked.prompt), ...(asked.after ?? [])];
}

/** The same for those who are given no tools. */
export function plainConversationOf(asked: Asked): ChatMessage[] {
  return toPlainMessages(conversationOf(asked));
}

/** As one more word of the user. Some providers refuse two user messages in a row. */
export function withUserTurn(messages: readonly ChatMessage[], text: string): ChatMessage[] {
  const last = messages.at(-1);
  if (last?.role !== "user") return [...messages, { role: "user", content: text }];
  return [...messages.slice(0, -1), { ...last, content: `${last.content}\n\n${text}` }];
}

/** As many characters as a message weighs, for estimates. */
export function messageChars({ content, attachments, toolCalls = [] }: ChatMessage): number {
  const called = toolCalls.reduce((sum, call) => sum + call.name.length + call.arguments.length, 0);
  return content.length + attachmentChars(attachments) + called;
}

/** As many characters as the caller's tools weigh: providers bill them as input. */
export function toolChars(tools: readonly ToolSpec[] = []): number {
  return tools.reduce((sum, tool) => sum + JSON.stringify(tool).length, 0);
}
