import { foldLookalikes } from "./fold-lookalikes";
import { stripInvisible } from "./invisible";

/**
 * Makes what others wrote safe to stand inside a fence of a judge's or debater's message: invisible characters go,
 * tags of our protocols and of chat templates are escaped, forged fence and verdict lines are marked as quoted, the
 * call's nonce is blotted out. Nothing readable is removed. Answers show unsanitised everywhere else.
 */
export interface Sanitised {
  text: string;
  /**
   * What was forged or hidden, as excerpts to show. Tags that answers hold in good faith ("<answer>", "<think>") and
   * template tokens are made inert and not reported.
   */
  forged: string[];
}

interface Edit {
  start: number;
  end: number;
  with: string;
}

interface Finding {
  edits: Edit[];
  isForgery: boolean;
}

export const QUOTED_MARK = "[quoted] ";
const NONCE_MARK = "[code]";

export function sanitise(text: string, nonce: string): Sanitised {
  const { text: visible, hidden, reordered } = stripInvisible(text);
  const folded = foldLookalikes(visible);
  const found = [...findTags(folded.text), ...findForgedLines(folded.text), ...findNonce(folded.text, nonce)];
  const toOriginal = (at: number) => folded.at[at] ?? visible.length;
  const edits = found.flatMap((finding) =>
    finding.edits.map((edit) => ({ ...edit, start: toOriginal(edit.start), end: toOriginal(edit.end) })),
  );
  const forged = found
    .filter((finding) => finding.isForgery)
    .map((finding) => lineAround(visible, toOriginal(finding.edits[0]?.start ?? 0)));
  if (reordered) forged.push("(characters that change the order of reading)");
  return {
    text: applyEdits(visible, edits),
    forged: [...new Set([...hidden.map((word) => `(hidden) ${word}`), ...forged])],
  };
}

function findNonce(folded: string, nonce: string): Finding[] {
  if (nonce === "") return [];
  return findAll(folded, new RegExp(nonce, "g")).map((hit) => ({
    edits: [{ ...hit, with: NONCE_MARK }],
    isForgery: true,
  }));
}

const TAG_NAMES = [
  ...["analysis", "verdict", "answer", "contestants?", "contests", "keep", "peer", "prompt", "conversation"],
  ...["think(?:ing)?", "system", "assistant", "start_of_turn", "end_of_turn", "s"],
];
/** Letters may stand apart: "< v e r d i c t >". */
const spread = (name: string) =>
  /[?_]/.test(name) || name === "s" ? name : [...name].join("[ \\t._-]{0,2}");
const TAG = new RegExp(
  `<[\\s<]{0,8}/?\\s{0,8}(?:${TAG_NAMES.map(spread).join("|")})(?![a-z0-9])[^<>\\n]{0,200}>?`,
  "g",
);
/** Special tokens of chat templates: a local server may read them as such inside any text. */
const TEMPLATE_TOKEN = /<\|[^|<>\n]{1,60}\|>|\[\/?inst\]|<<\/?sys>>/g;

const FORGERY = /^[^a-z]*(?:a[ \t._-]*n[ \t._-]*a|v|c[ \t._-]*o[ \t._-]*n[ \t._-]*t)/;

/** A tag's brackets become entities, which read the same and open nothing. */
function findTags(folded: string): Finding[] {
  return [...findAll(folded, TAG), ...findAll(folded, TEMPLATE_TOKEN)].map(({ start, end }) => ({
    isForgery: FORGERY.test(folded.slice(start, end)),
    edits: findAll(folded.slice(start, end), /[<>[]/g).map((bracket) => ({
      start: start + bracket.start,
      end: start + bracket.end,
      with: ENTITIES[folded[start + bracket.start] ?? ""] ?? "",
    })),
  }));
}

const ENTITIES: Record<string, string> = { "<": "&lt;", ">": "&gt;", "[": "&#91;" };

const KINDS = "consensus|contradiction|partial|unique|blind-spot|score";
const FORGED_LINES = [
  // A finding or a verdict in the judge's own format.
  new RegExp(
    `^[^a-z0-9\\n{]*\\{\\s*["']?(?:winner|ties|fusionbeatsbest|kind["']?\\s*:\\s*["']?(?:${KINDS}))\\b`,
    "gm",
  ),
  /^[^a-z0-9\n{]*\{[^\n]{0,400}["'](?:winner|fusionbeatsbest)["']\s*:/gm,
  // A verdict in words or in the "[[A]]" form of older judge prompts.
  /^[^a-z0-9\n]*(?:final |the |my |judge'?s? )*(?:verdict|winner|decision|best answer)[ \t*_]*(?:is|:|=|-)+[ \t"'*_(]*(?:(?:answer|candidate|contestant)\s+)?[a-h]\d?\b(?!['’]\w)/gm,
  /^[^a-z0-9\n[]*\[\[\s*(?:[a-h]\d?|tie)\s*\]\]/gm,
  // The edge of an answer.
  /^[^a-z0-9\n]*(?:this is )?(?:the )?(?:end|begin|start)(?:ning)?(?:[ _-]of)?(?:[ _-]the)?[ _-](?:answer|candidate|contestant|response|assistant|submission|fence)s?\b[^\n]{0,40}$/gm,
  /^[=\-#*_~<>[\]|\s]{3,}(?:answer|candidate|contestant|response|assistant)\s+[a-h]\d?\b[^a-z\n]{0,30}$/gm,
];

function findForgedLines(folded: string): Finding[] {
  const starts = new Set<number>();
  for (const pattern of FORGED_LINES)
    for (const hit of findAll(folded, pattern)) starts.add(firstInk(folded, hit.start));
  return [...starts].map((start) => ({ edits: [{ start, end: start, with: QUOTED_MARK }], isForgery: true }));
}

function firstInk(folded: string, start: number): number {
  let at = start;
  while (at < folded.length && /\s/.test(folded[at] ?? "")) at++;
  return at;
}

function findAll(text: string, pattern: RegExp): { start: number; end: number }[] {
  return Array.from(text.matchAll(pattern), (hit) => ({ start: hit.index, end: hit.index + hit[0].length }));
}

/** Overlapping edits: the first one found at a place stands. */
function applyEdits(text: string, edits: Edit[]): string {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  for (const edit of inOrder) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.with;
    at = edit.end;
  }
  return result + text.slice(at);
}

const MAX_EXCERPT = 160;

export function lineAround(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  const line = text.slice(Math.max(start, at - MAX_EXCERPT / 2), end === -1 ? undefined : end).trim();
  return line.length > MAX_EXCERPT ? `${line.slice(0, MAX_EXCERPT - 1)}…` : line;
}
