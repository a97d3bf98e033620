/** Negation and opposites: English, with the commonest negators of a few other languages. */
import { stem, toWords } from "./terms";

export interface Polarity {
  negated: boolean;
  words: ReadonlySet<string>;
}

const NEGATORS = new Set(
  "not no never none neither nor cannot without hardly rarely nicht kein keine keinen nie niemals pas jamais aucun aucune nunca ningún ninguna não nunca mai nessun nessuna не никогда нет".split(
    " ",
  ),
);
/** "Not only … but also" asserts. */
const NO_NEGATION =
  /\bnot (?:only|just|merely|necessarily)\b|\bnot because\b|\bno (?:doubt|longer than|more than|less than)\b|\bnot (?:un|in)\w+/gi;

const OPPOSITES: readonly (readonly [string, string])[] = [
  ["increase", "decrease"],
  ["increases", "decreases"],
  ["increasing", "decreasing"],
  ["rise", "fall"],
  ["rises", "falls"],
  ["higher", "lower"],
  ["more", "fewer"],
  ["always", "never"],
  ["better", "worse"],
  ["best", "worst"],
  ["faster", "slower"],
  ["cheaper", "dearer"],
  ["cheaper", "costlier"],
  ["safe", "unsafe"],
  ["true", "false"],
  ["correct", "incorrect"],
  ["possible", "impossible"],
  ["legal", "illegal"],
  ["valid", "invalid"],
  ["stable", "unstable"],
  ["required", "optional"],
  ["mandatory", "optional"],
  ["before", "after"],
  ["minimum", "maximum"],
  ["at least", "at most"],
  ["positive", "negative"],
  ["strong", "weak"],
  ["synchronous", "asynchronous"],
  ["mutable", "immutable"],
  ["enable", "disable"],
  ["allow", "forbid"],
  ["allows", "forbids"],
  ["include", "exclude"],
  ["includes", "excludes"],
  ["accept", "reject"],
  ["leading", "trailing"],
];

export function toPolarity(text: string): Polarity {
  const words = toWords(text.replace(NO_NEGATION, " "));
  const negations = words.filter((word) => NEGATORS.has(word) || /n't$/.test(word)).length;
  return { negated: negations % 2 === 1, words: new Set(words) };
}

/** The pair of opposites that stands between two claims: one in the one, the other in the other, neither in both. */
export function findOpposites(left: Polarity, right: Polarity): readonly [string, string] | null {
  for (const [one, other] of OPPOSITES) {
    const leftOne = left.words.has(one);
    const leftOther = left.words.has(other);
    if (leftOne === leftOther) continue;
    if (leftOne && right.words.has(other) && !right.words.has(one)) return [stem(one), stem(other)];
    if (leftOther && right.words.has(one) && !right.words.has(other)) return [stem(other), stem(one)];
  }
  return null;
}
