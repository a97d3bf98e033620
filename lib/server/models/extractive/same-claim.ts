/** Whether two alike claims can be one claim: same polarity, numbers that agree, same option letters. */
import type { Alignment } from "./align";
import type { Claim } from "./claims";
import { type FinalAnswer, sameAnswer } from "./final-answer";
import { itemAt } from "./item-at";
import { toPolarity } from "./polarity";
import { numbersAgree } from "./quantities-compared";

export type Compatible = (a: number, b: number) => boolean;

interface Traits {
  negated: boolean;
  /** Leads up to a formula or list that is not part of it. */
  unfinished: boolean;
  options: ReadonlySet<string>;
  size: number;
  /** Share of the claim's words that the prompt does not have. */
  news: number;
}

const MIN_WORDS = 3;
/** Candidates who end elsewhere and repeat the prompt's words differ in the few words that are their own. */
const MIN_NEWS_ACROSS_CAMPS = 0.5;

/** A test on indices of the alignment's claims; what it needs of each claim is worked out once. */
export function claimsCompatible(
  { claims, vectors }: Alignment,
  { promptTerms, answers }: { promptTerms: ReadonlySet<string>; answers: readonly (FinalAnswer | null)[] },
): Compatible {
  const traits = claims.map((claim) => toTraits(claim, promptTerms));
  const opposed = (one: number, other: number) => {
    const [left, right] = [answers[one], answers[other]];
    return left && right ? !sameAnswer(left, right) : false;
  };
  return (a, b) => {
    const [left, right] = [itemAt(traits, a), itemAt(traits, b)];
    const [mine, theirs] = [itemAt(claims, a), itemAt(claims, b)];
    if (Math.min(left.size, right.size) < MIN_WORDS || left.negated !== right.negated) return false;
    if (left.unfinished || right.unfinished) return false;
    if (itemAt(vectors, a).substance <= 0 || itemAt(vectors, b).substance <= 0) return false;
    if (!oneWithinOther(left.options, right.options)) return false;
    if (opposed(mine.by, theirs.by) && Math.min(left.news, right.news) < MIN_NEWS_ACROSS_CAMPS) return false;
    return numbersAgree(mine.quantities, theirs.quantities);
  };
}

function toTraits({ text, terms }: Claim, promptTerms: ReadonlySet<string>): Traits {
  const distinct = [...new Set(terms)];
  const news = distinct.filter((term) => !promptTerms.has(term)).length / Math.max(1, distinct.length);
  return {
    unfinished: /[:：]\W*$/.test(text),
    negated: toPolarity(text).negated,
    options: optionsIn(text),
    size: distinct.length,
    news,
  };
}

const OPTION =
  /(?<![\p{L}\p{N}])([A-J])\)|\boptions? ([A-J])\b|\bis \W{0,3}([A-J])\b|(?<=\b[A-J],? (?:and|or) )([A-J])\b/giu;

function optionsIn(text: string): ReadonlySet<string> {
  const letters = [...text.matchAll(OPTION)].flatMap(([, ...groups]) =>
    groups.filter((letter) => letter !== undefined),
  );
  return new Set(letters.filter((letter) => letter === letter.toUpperCase()));
}

function oneWithinOther(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const [few, many] = left.size <= right.size ? [left, right] : [right, left];
  return [...few].every((each) => many.has(each));
}
