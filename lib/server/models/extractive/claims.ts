/** What a candidate says, as claims: its sentences and list items with the words and numbers they are compared by. */

import { splitSentences } from "@/lib/fusion/split-sentences";
import { type Block, toBlocks } from "./blocks";
import { type Quantity, toQuantities } from "./numbers";
import { plain, toTerms } from "./terms";

export interface Claim {
  /** Index of the contestant among the texts compared. */
  by: number;
  /** Position among the contestant's claims, in reading order. */
  order: number;
  /** UTF-16 offsets into the contestant's text. */
  start: number;
  end: number;
  /** As written, without list marks; at most 400 characters. */
  text: string;
  terms: string[];
  quantities: Quantity[];
}

export interface Reading {
  text: string;
  blocks: Block[];
  claims: Claim[];
  hasCode: boolean;
}

/** Bounds the work per candidate: eight candidates of 50,000 characters stay well under two seconds. */
const MAX_CLAIMS = 240;
const MAX_CHARS = 400;
const LIST_MARK = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/;

/** Reasoning that some models leave in their answer is not part of what they claim. */
const THINKING = /<think>[\s\S]*?(?:<\/think>|$)/g;

export function readAnswer(raw: string, by: number): Reading {
  const text = raw.replace(THINKING, (thought) => " ".repeat(thought.length));
  const blocks = toBlocks(text);
  const claims: Claim[] = [];
  for (const block of blocks) {
    if (block.kind !== "prose" && block.kind !== "item") continue;
    for (const { start, end } of splitSentences(block.text))
      addClaim(claims, { by, text, start: block.start + start, end: block.start + end });
  }
  const hasCode = blocks.some((block) => block.kind === "code");
  return { text: raw, blocks, claims: claims.length > MAX_CLAIMS ? heaviest(claims) : claims, hasCode };
}

function addClaim(
  claims: Claim[],
  { by, text, start, end }: { by: number; text: string; start: number; end: number },
): void {
  const written = text
    .slice(start, Math.min(end, start + MAX_CHARS))
    .replace(LIST_MARK, "")
    .trim();
  const terms = toTerms(written);
  if (terms.length === 0 && !/\d/.test(written)) return;
  claims.push({
    by,
    order: claims.length,
    start,
    end,
    text: written,
    terms,
    quantities: toQuantities(written),
  });
}

/** The claims with most to say, still in reading order. */
function heaviest(claims: Claim[]): Claim[] {
  const size = (claim: Claim) => new Set(claim.terms).size + 2 * claim.quantities.length;
  const kept = [...claims].sort((a, b) => size(b) - size(a) || a.order - b.order).slice(0, MAX_CLAIMS);
  return kept.sort((a, b) => a.order - b.order);
}

/** A claim as one line of plain text, for the findings. */
export function toLine(text: string): string {
  const line = text
    .replace(/\*\*|__/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[-–—:;,\s]+/, "")
    .trim();
  return line.length > 300 ? `${line.slice(0, 297).trimEnd()}…` : line || plain(text);
}
