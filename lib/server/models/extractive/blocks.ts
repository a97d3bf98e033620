/**
 * Cuts markdown into blocks by its lines: enough to tell sentences from what must never be cut (code, tables, maths).
 * Not a markdown parser: what it does not know is prose.
 */
import { itemAt } from "./item-at";
export type BlockKind = "prose" | "item" | "heading" | "code" | "table" | "math";

export interface Block {
  kind: BlockKind;
  /** UTF-16 offsets into the whole text; `text` is what lies between them. */
  start: number;
  end: number;
  text: string;
}

interface Line {
  start: number;
  text: string;
}

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const HEADING = /^\s{0,3}#{1,6}\s/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/;
const TABLE_ROW = /^\s*\|.*\|\s*$/;
const MATH_OPEN = /^\s*(?:\$\$|\\\[|\\begin\{)/;
const MATH_CLOSE = /(?:\$\$|\\\]|\\end\{[a-z*]+\})\s*$/;

export function toBlocks(text: string): Block[] {
  const lines = toLines(text);
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const kind = kindOf(itemAt(lines, index).text);
    const after = kind === null ? index + 1 : blockEnd(lines, index, kind);
    if (kind !== null) blocks.push(toBlock(text, lines, { kind, from: index, to: after }));
    index = after;
  }
  return blocks;
}

function toLines(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const at = { start, text: line };
    start += line.length + 1;
    return at;
  });
}

/** Null for a blank line. */
function kindOf(line: string): BlockKind | null {
  if (line.trim() === "") return null;
  if (FENCE.test(line)) return "code";
  if (HEADING.test(line)) return "heading";
  if (TABLE_ROW.test(line)) return "table";
  if (MATH_OPEN.test(line)) return "math";
  return ITEM.test(line) ? "item" : "prose";
}

function blockEnd(lines: Line[], from: number, kind: BlockKind): number {
  if (kind === "heading") return from + 1;
  if (kind === "code") return fenceEnd(lines, from);
  if (kind === "math") return mathEnd(lines, from);
  let to = from + 1;
  while (to < lines.length && continues(kind, kindOf(itemAt(lines, to).text))) to += 1;
  return to;
}

function continues(kind: BlockKind, next: BlockKind | null): boolean {
  return kind === "table" ? next === "table" : next === "prose";
}

function fenceEnd(lines: Line[], from: number): number {
  const fence = FENCE.exec(itemAt(lines, from).text)?.[1] ?? "```";
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = itemAt(lines, at).text.trim();
    if (line.startsWith(fence) && line.replaceAll(fence.charAt(0), "") === "") return at + 1;
  }
  return lines.length;
}

function mathEnd(lines: Line[], from: number): number {
  const first = itemAt(lines, from).text.trim();
  if (first.length > 2 && MATH_CLOSE.test(first)) return from + 1;
  for (let at = from + 1; at < lines.length; at += 1)
    if (MATH_CLOSE.test(itemAt(lines, at).text)) return at + 1;
  return from + 1;
}

function toBlock(
  text: string,
  lines: Line[],
  { kind, from, to }: { kind: BlockKind; from: number; to: number },
): Block {
  const start = itemAt(lines, from).start;
  const last = itemAt(lines, to - 1);
  const end = last.start + last.text.length;
  return { kind, start, end, text: text.slice(start, end) };
}
