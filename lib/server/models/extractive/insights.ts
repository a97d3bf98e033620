/** What only one candidate says and is worth reading without its surroundings. */

import type { Claim } from "./claims";
import type { Comparison } from "./comparison";
import { itemAt } from "./item-at";

export interface Insight {
  /** Index into the alignment's claims. */
  claim: number;
  weight: number;
}

/** Above this some other candidate says something like it. */
const HEARD = 0.3;
const MIN_TERMS = 6;

/** Best first, at most `limit` of one candidate. */
export function findInsights(comparison: Comparison, by: number, limit: number): Insight[] {
  const { alignment, contradictions, clusters } = comparison;
  const spoken = new Set([
    ...contradictions.flatMap((each) => each.claims),
    ...clusters.flatMap((each) => each.members),
  ]);
  const insights = alignment.claims.flatMap((claim, index) => {
    const heard = Math.max(...itemAt(alignment.best, index));
    if (claim.by !== by || spoken.has(index) || heard >= HEARD || !isStandalone(claim)) return [];
    return [
      {
        claim: index,
        weight:
          weigh(claim, itemAt(alignment.vectors, index).substance) *
          newNumbers(comparison, claim) *
          (1 - heard),
      },
    ];
  });
  return insights.sort((a, b) => b.weight - a.weight || a.claim - b.claim).slice(0, limit);
}

/** Much said in few words; a reason or a condition makes it more worth reading. */
function weigh(claim: Claim, substance: number): number {
  const density = substance / Math.sqrt(Math.max(8, claim.terms.length));
  const reasoned =
    /\b(?:because|unless|only if|otherwise|beware|risk|trap|mistake|cost|instead|before|after|when|until|without)\b|[:;—]/i.test(
      claim.text,
    );
  return density * (reasoned ? 1.25 : 1);
}

/** A number that nobody else gives is news, even in the prompt's own words. */
function newNumbers({ values, promptNumbers }: Comparison, claim: Claim): number {
  const news = claim.quantities.filter(
    (quantity) =>
      !promptNumbers.some((given) => given.given === quantity.given) &&
      values.every((own, by) => by === claim.by || !own.some((other) => other.given === quantity.given)),
  );
  return 1 + 0.2 * Math.min(3, news.length);
}

const LEANS_BACK =
  /^\W*(?:this|that|these|those|it|its|they|he|she|here|so|thus|hence|therefore|then|however|but|and|or|also|for example|for instance|e\.g|similarly|likewise|in contrast|first|second|third|next|finally|step \d|now|let|let's|we|i|i'm|i'd|i'll|note that this|in summary|in conclusion|overall|the (?:correct )?answer|both|above|below|same|imagine|picture|suppose|consider|assume)\b/i;
const POINTS_AWAY =
  /\b(?:above|below|following|previous)\b|\b(?:first|second|last|left|right) (?:column|row)\b|^\W*\p{L}+ (?:it|this|them|these)\b/iu;
const WORKING = /=\s*[\d$\\(-]|\\frac|\\boxed|\bstep \d|\$\$|\\\[|\\begin/;

/** Reads on its own: a whole statement that does not lean on the sentence before and is not a step of a calculation. */
export function isStandalone({ text, terms }: Claim): boolean {
  if (text.length < 60 || text.length > 380 || new Set(terms).size < MIN_TERMS) return false;
  if (LEANS_BACK.test(text) || POINTS_AWAY.test(text) || WORKING.test(text)) return false;
  return /[.!。！)*`]["'”*)]*\s*$/.test(text) && !/[?？:：]\s*$/.test(text);
}
