import { toPlainLine } from "./format-export";

/** Longer than any row of backticks inside, so that nothing inside ends it. */
export function toFence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text.replace(/\r\n?/g, "\n")}\n${fence}`;
}

/** One line, in which nothing is Markdown or HTML. */
export function toInline(text: string): string {
  return toPlainLine(text).replace(/[\\`*_{}[\]()#+!|<>~&=-]/g, "\\$&");
}
