import type { ToolSpec } from "@/lib/fusion/run-request";

/**
 * What a member of a panel is told of the caller's tools. Why so:
 * - *It cannot call them.* Several members that call at once would ask the caller to do one thing several times, and what they called
 *   for could be bought or sent. Without being told, models write calls as text and wait for a result.
 * - *It names the call and the reason.* So the writer of the final answer has several views of whether a call is needed, and with what.
 * - *Never a guessed result.* Models that cannot call tend to answer as if they had.
 */
export function panelTools(tools: readonly ToolSpec[]): string {
  return `# Tools
Whoever writes the final answer can call the tools below; you cannot. Where the request cannot be answered well without a result that is not in the conversation yet, say which tool to call, with which arguments, and why, and do not guess what it would give back. Otherwise answer as usual.
${tools.map(toLine).join("\n")}`;
}

/** One tool a line, as JSON. */
export function toLine({ name, description, parameters }: ToolSpec): string {
  return JSON.stringify({ name, description, parameters });
}
