/**
 * Calls of tools and their results as text, for those who are given no tools: the panel, debaters and the judge's transcript. A
 * provider refuses messages that speak of tools in a call that has none. Used wherever such a call is built.
 */
import { moveAttachments } from "./attachments";
import type { ChatMessage, ToolCall } from "./run-request";

/** Messages that have nothing to do with tools come back as they are, in the same order. */
export function toPlainMessages(messages: readonly ChatMessage[]): ChatMessage[] {
  const called = new Map<string, string>();
  const plain: ChatMessage[] = [];
  let lastWasTold = false;
  for (const message of messages) {
    for (const { id, name } of message.toolCalls ?? []) called.set(id, name);
    const told = isOfTools(message);
    const next = told ? tell(message, called) : message;
    const last = plain.at(-1);
    // Only where a rendered message brought two of one role together: what the caller sent so stays so.
    if (last && last.role === next.role && (told || lastWasTold)) plain[plain.length - 1] = join(last, next);
    else plain.push(next);
    lastWasTold = told;
  }
  return plain;
}

function isOfTools({ role, toolCalls = [] }: ChatMessage): boolean {
  return role === "tool" || toolCalls.length > 0;
}

function tell(
  { toolCalls = [], toolCallId, ...message }: ChatMessage,
  called: Map<string, string>,
): ChatMessage {
  if (message.role !== "tool")
    return { ...message, content: joinTexts([message.content, ...toolCalls.map(tellCall)]) };
  const name = called.get(toolCallId ?? "") ?? "a tool";
  const of = toolCallId === undefined ? name : `${name} (${toolCallId})`;
  return { ...message, role: "user", content: `[Result of ${of}]\n${message.content}` };
}

function tellCall(call: ToolCall): string {
  return `[Called ${call.name} (${call.id}) with ${call.arguments}]`;
}

function join(one: ChatMessage, other: ChatMessage): ChatMessage {
  const content = joinTexts([one.content, other.content]);
  const moved = moveAttachments(other.attachments ?? [], content.length - other.content.length);
  const attachments = [...(one.attachments ?? []), ...moved];
  return { ...one, content, ...(attachments.length > 0 && { attachments }) };
}

function joinTexts(texts: string[]): string {
  return texts.filter((text) => text.trim() !== "").join("\n\n");
}
