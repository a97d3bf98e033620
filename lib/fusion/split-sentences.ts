import type { Span } from "./provenance";

/**
 * A markdown text's sentences, in order and without overlap, for comparing answers. Block by block: a fenced code or
 * formula block is one unit (its fences included), a table row is one, a heading or list item is split like a
 * paragraph but without its marker. What has no letter or digit (rules, table dividers) is left out.
 * Used by the source alignment, the screen and the extractive judge.
 */
export function splitSentences(text: string): Span[] {
  return findBlocks(text).flatMap((block) => (block.whole ? trimSpan(text, block) : splitProse(text, block)));
}

interface Block extends Span {
  whole: boolean;
  quoted: boolean;
}

const FENCE = /^\s*(`{3,}|~{3,}|\$\$|\\\[)/;
const CLOSERS: Record<string, string> = { $$: "$$", "\\[": "\\]" };
const TABLE_ROW = /^\s*\|.*\|\s*$/;
/** Quote marks, then one heading or list marker; repeated quote marks and a task box count as marker too. */
const MARKER = /^[\s>]*(?:#{1,6}\s+|[-*+•]\s+(?:\[[ xX]\]\s+)?|\(?\d{1,3}[.)]\s+)?/;
const STARTS_BLOCK = /^[\s>]*(?:#{1,6}\s|[-*+•]\s|\(?\d{1,3}[.)]\s)/;

function findBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let closer: string | null = null;
  for (const line of readLines(text)) {
    const content = text.slice(line.start, line.end);
    if (closer !== null && open) {
      open.end = line.end;
      if (closes(content, closer)) closer = open = null;
      continue;
    }
    const fence = FENCE.exec(content)?.[1];
    if (fence !== undefined) {
      const opened: Block = { ...line, whole: true, quoted: false };
      blocks.push(opened);
      closer = CLOSERS[fence] ?? fence;
      const oneLine =
        content.trim().length > fence.length && CLOSERS[fence] !== undefined && closes(content, closer);
      if (oneLine) closer = null;
      open = oneLine ? null : opened;
      continue;
    }
    open = addProseLine(blocks, open, line, content);
  }
  return blocks;
}

function addProseLine(blocks: Block[], open: Block | null, line: Span, content: string): Block | null {
  if (!/[\p{L}\p{N}]/u.test(content)) return null;
  if (TABLE_ROW.test(content)) {
    blocks.push({ ...line, whole: true, quoted: false });
    return null;
  }
  const isHeading = /^\s*#{1,6}\s/.test(content);
  const quoted = /^\s*>/.test(content);
  if (open && !STARTS_BLOCK.test(content) && (open.quoted || !quoted)) {
    open.end = line.end;
    return open;
  }
  const marker = MARKER.exec(content)?.[0].length ?? 0;
  const started: Block = { start: line.start + marker, end: line.end, whole: false, quoted };
  blocks.push(started);
  return isHeading ? null : started;
}

function closes(content: string, closer: string): boolean {
  const line = content.trim();
  const char = closer[0] as string;
  if (char === "`" || char === "~") return line.length >= closer.length && line === char.repeat(line.length);
  return line.endsWith(closer);
}

function* readLines(text: string): Generator<Span> {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

/** A fixed locale: the split must not depend on the machine. */
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The segmenter ends a sentence after these; a reader does not. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Fig|Eq|No|vs|cf|e\.g|i\.e|approx|(?:\p{Lu}\.)+\p{Lu})\.\s*$/u;

/** Most list items and headings have no end inside; the segmenter is the slowest step. */
const HAS_INNER_END = /\p{Sentence_Terminal}[^\p{L}\p{N}]*\S/u;

function splitProse(text: string, block: Span): Span[] {
  // A line break inside a paragraph is a space to a reader, and always a sentence's end to the segmenter.
  const prose = text.slice(block.start, block.end).replace(/[\r\n]/g, " ");
  if (!HAS_INNER_END.test(prose)) return trimSpan(text, block);
  const sentences: Span[] = [];
  let start = 0;
  let end = 0;
  const close = () => {
    sentences.push(...trimSpan(text, { start: block.start + start, end: block.start + end }));
    start = end;
  };
  for (const { index, segment } of segmenter.segment(prose)) {
    // Emphasis and quotes that close after the full stop belong to the sentence before.
    const trailing = index === start ? 0 : (/^[*_`"'”’)\]]+(?=\s|$)/.exec(segment)?.[0].length ?? 0);
    end = index + trailing;
    if (end > start && !ABBREVIATION.test(prose.slice(Math.max(start, end - 24), end))) close();
    end = index + segment.length;
  }
  if (end > start) close();
  return sentences;
}

function trimSpan(text: string, { start, end }: Span): Span[] {
  const raw = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(raw)) return [];
  return [
    { start: start + raw.length - raw.trimStart().length, end: end - (raw.length - raw.trimEnd().length) },
  ];
}
