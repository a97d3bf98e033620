import type { ExportedRun } from "@/lib/contract/export";
import { toFence, toInline } from "./markdown-text";

type Message = ExportedRun["history"][number];
type ToolCalls = NonNullable<Message["toolCalls"]>;

/** A section for each: what was said, what was called, what a tool gave back. */
export function toMessageSections(messages: readonly Message[], where: "Before" | "After"): string[] {
  const names = new Map(
    messages.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id, name }) => [id, name] as const)),
  );
  return messages.map(({ role, content, toolCalls, toolCallId }) => {
    const tool = toolCallId === undefined ? "" : ` ${toInline(names.get(toolCallId) ?? toolCallId)}`;
    const said = content === "" && toolCalls ? [] : [toFence(content)];
    return [`## ${where}: ${role}${tool}`, ...said, ...(toolCalls ?? []).map(toToolCall)].join("\n\n");
  });
}

/** Under a heading of their own, where there are any. */
export function toToolCalls(toolCalls: ToolCalls | undefined): string[] {
  return toolCalls && toolCalls.length > 0 ? ["### Tool calls", ...toolCalls.map(toToolCall)] : [];
}

function toToolCall({ name, arguments: args }: ToolCalls[number]): string {
  return `Calls ${toInline(name)}:\n\n${toFence(args)}`;
}
