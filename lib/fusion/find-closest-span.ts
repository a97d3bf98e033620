import type { Span } from "./provenance";
import { createSentenceIndex } from "./sentence-index";
import { splitSentences } from "./split-sentences";

/** Lower than for sources: a judge puts a claim in its own words. */
const CLAIM_THRESHOLD = 0.15;

/** The sentence of `text` closest to `claim`; null where none is close. */
export function findClosestSpan(claim: string, text: string): Span | null {
  return createSpanFinder(text)(claim);
}

/** The same for many claims about one text: it is split and indexed once. */
export function createSpanFinder(text: string): (claim: string) => Span | null {
  const spans = splitSentences(text);
  const index = createSentenceIndex(spans.map((span) => text.slice(span.start, span.end)));
  return (claim) => {
    let best = -1;
    let bestScore = CLAIM_THRESHOLD;
    for (const { entry, contained, covered } of index.findOverlaps(claim)) {
      // Of two sentences that hold the claim, the one with less besides is about it.
      const score = contained * 0.75 + covered * 0.25;
      if (score <= bestScore) continue;
      best = entry;
      bestScore = score;
    }
    return spans[index.entryOf.indexOf(best)] ?? null;
  };
}
