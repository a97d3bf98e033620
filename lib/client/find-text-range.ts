/**
 * Finds a passage of a model's raw text in its rendered markdown. Both are reduced to their letters and digits, so that
 * markdown's own signs, line breaks and the renderer's nesting do not matter.
 */
export interface TextFinder {
  /** `near` (0 to 1) is how far into the text it stands, to choose among repetitions. Null where it is not on the screen. */
  find(passage: string, near: number): Range | null;
}

/** As much of a passage's head and tail as must match where its middle (a formula, a link) was drawn otherwise. */
const ANCHOR_CHARS = 24;
const NOT_TEXT = "[data-not-text], .katex-mathml, style, script";

interface TextIndex {
  letters: string;
  nodes: Text[];
  nodeOf: Uint32Array;
  offsetOf: Uint32Array;
}

export function createTextFinder(root: HTMLElement): TextFinder {
  const index = indexText(root);
  return {
    find(passage, near) {
      const wanted = toLetters(stripMarkdown(passage));
      if (wanted === "") return null;
      const hit = findWhole(index.letters, wanted, near) ?? findAnchored(index.letters, wanted);
      return hit && toRange(index, hit.start, hit.end);
    },
  };
}

function findWhole(letters: string, wanted: string, near: number): { start: number; end: number } | null {
  const aim = near * letters.length;
  let best = -1;
  for (let at = letters.indexOf(wanted); at !== -1; at = letters.indexOf(wanted, at + 1)) {
    if (best === -1 || Math.abs(at - aim) < Math.abs(best - aim)) best = at;
  }
  return best === -1 ? null : { start: best, end: best + wanted.length };
}

function findAnchored(letters: string, wanted: string): { start: number; end: number } | null {
  if (wanted.length < ANCHOR_CHARS) return null;
  const head = letters.indexOf(wanted.slice(0, ANCHOR_CHARS));
  if (head === -1) return null;
  const tail = letters.indexOf(wanted.slice(-ANCHOR_CHARS), head);
  const end = tail === -1 || tail - head > wanted.length * 2 ? head + ANCHOR_CHARS : tail + ANCHOR_CHARS;
  return { start: head, end };
}

function indexText(root: HTMLElement): TextIndex {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  const kept: string[] = [];
  const nodeOf: number[] = [];
  const offsetOf: number[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    nodes.push(text);
    for (let offset = 0; offset < text.data.length; offset += 1) {
      const letter = toLetter(text.data.charAt(offset));
      if (letter === "") continue;
      kept.push(letter);
      nodeOf.push(nodes.length - 1);
      offsetOf.push(offset);
    }
  }
  return {
    letters: kept.join(""),
    nodes,
    nodeOf: Uint32Array.from(nodeOf),
    offsetOf: Uint32Array.from(offsetOf),
  };
}

function toRange(index: TextIndex, start: number, end: number): Range | null {
  const first = index.nodes[index.nodeOf[start] ?? -1];
  const last = index.nodes[index.nodeOf[end - 1] ?? -1];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first, index.offsetOf[start] ?? 0);
  range.setEnd(last, (index.offsetOf[end - 1] ?? 0) + 1);
  return range;
}

const LETTER = /[\p{L}\p{N}]/u;

/** One UTF-16 unit in, one or none out, so that offsets stay true; halves of a pair count as letters. */
function toLetter(unit: string): string {
  if (unit >= "\ud800" && unit <= "\udfff") return unit;
  if (!LETTER.test(unit)) return "";
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}

function toLetters(text: string): string {
  let letters = "";
  for (let at = 0; at < text.length; at += 1) letters += toLetter(text.charAt(at));
  return letters;
}

/** What the renderer does not show: the targets of links and images, a fence's language, HTML entities' names. */
function stripMarkdown(text: string): string {
  return text.replace(/\]\([^)\s]*(?:\s+"[^"]*")?\)/g, "]").replace(/^(```|~~~).*$/gm, "$1");
}
