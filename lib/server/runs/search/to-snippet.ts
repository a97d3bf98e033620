import type { Snippet } from "@/lib/contract/runs";
import { findHits, type Hit } from "./find-hits";
import type { SearchTerm } from "./parse-search";
import { toTokens } from "./tokens";

const SNIPPET_CHARS = 180;
/** What is shown before the first hit. */
const LEAD_CHARS = 50;

/** The stretch of the text that shows the most of the terms, with each of their places marked; null where none stands in it. */
export function toSnippet(text: string, terms: readonly SearchTerm[]): Snippet | null {
  const hits = findHits(toTokens(text), terms);
  const first = findRichest(hits);
  if (!first) return null;
  const start = toWordStart(text, Math.max(0, first.start - LEAD_CHARS));
  const end = toWordEnd(text, Math.max(first.end, start + SNIPPET_CHARS));
  const marks = hits.filter((hit) => hit.start >= start && hit.end <= end);
  return {
    // Line breaks and tabs become blanks, one for one, so that the places stay right.
    text: text.slice(start, end).replace(/\s/g, " "),
    marks: mergeOverlaps(marks).map((hit): [number, number] => [hit.start - start, hit.end - start]),
    cut: { before: start > 0, after: end < text.length },
  };
}

/** The hit after which the most different terms follow within a snippet; the earliest of several. */
function findRichest(hits: readonly Hit[]): Hit | null {
  let best: Hit | null = null;
  let most = 0;
  for (const [index, hit] of hits.entries()) {
    const met = new Set<number>();
    for (let at = index; at < hits.length; at += 1) {
      const next = hits[at];
      if (!next || next.end > hit.start + SNIPPET_CHARS - LEAD_CHARS) break;
      met.add(next.term);
    }
    if (best && met.size <= most) continue;
    best = hit;
    most = met.size;
  }
  return best;
}

function toWordStart(text: string, near: number): number {
  if (near === 0) return 0;
  const blank = text.slice(near, near + LEAD_CHARS / 2).search(/\s/);
  return blank === -1 ? toWholeCharacter(text, near) : near + blank + 1;
}

function toWordEnd(text: string, near: number): number {
  if (near >= text.length) return text.length;
  const blank = text.slice(near, near + LEAD_CHARS / 2).search(/\s/);
  return blank === -1 ? toWholeCharacter(text, near) : near + blank;
}

/** Never between the halves of a surrogate pair. */
function toWholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

function mergeOverlaps(hits: readonly Hit[]): Hit[] {
  const merged: Hit[] = [];
  for (const hit of hits) {
    const last = merged.at(-1);
    if (last && hit.start < last.end) last.end = Math.max(last.end, hit.end);
    else merged.push({ ...hit });
  }
  return merged;
}
