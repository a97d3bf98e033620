/**
 * Where candidates cannot all be right: different final answers, different numbers on the same thing, the same sentence
 * with and without a negation, opposites. Prefers silence to a wrong report.
 */

import type { Alignment, Pair } from "./align";
import { toLine } from "./claims";
import { type FinalAnswer, sameAnswer } from "./final-answer";
import { itemAt } from "./item-at";
import type { Quantity } from "./numbers";
import { findOpposites, toPolarity } from "./polarity";
import { type Conflict, findConflict, sameValue } from "./quantities-compared";
import { toTerms } from "./terms";

export interface Contradiction {
  topic: string;
  /** Indices of candidates, and what they hold. */
  positions: { by: number[]; claim: string }[];
  /** The claims at odds, as indices into the alignment's claims; empty for final answers. */
  claims: number[];
}

const NUMBER_COSINE = 0.42;
/** Less alike than that, but the words right around the two numbers are the same. */
const SURROUNDINGS = 0.7;
const POLARITY_COSINE = 0.62;

/** One position per final answer; null where fewer than two candidates have one, or all agree. */
export function findAnswerSplit(
  answers: readonly (FinalAnswer | null)[],
  topic = "Final answer",
): Contradiction | null {
  const groups = groupAnswers(answers);
  if (groups.length < 2) return null;
  return {
    topic,
    positions: groups.map(({ by, answer }) => ({ by, claim: answer.text })),
    claims: [],
  };
}

/** Candidates by equal final answer, the largest group first. */
export function groupAnswers(
  answers: readonly (FinalAnswer | null)[],
): { answer: FinalAnswer; by: number[] }[] {
  const groups: { answer: FinalAnswer; by: number[] }[] = [];
  for (const [by, answer] of answers.entries()) {
    if (!answer) continue;
    const group = groups.find((each) => sameAnswer(each.answer, answer));
    if (group) group.by.push(by);
    else groups.push({ answer, by: [by] });
  }
  return groups.sort((a, b) => b.by.length - a.by.length || itemAt(a.by, 0) - itemAt(b.by, 0));
}

export interface ConflictContext {
  /** Every quantity in each text. */
  values: readonly Quantity[][];
  answers: readonly (FinalAnswer | null)[];
  limit: number;
}

/** Contradictions between claims, the most alike first; each claim stands in at most one. */
export function findClaimConflicts(
  alignment: Alignment,
  { values, answers, limit }: ConflictContext,
): Contradiction[] {
  const found: Contradiction[] = [];
  const used = new Set<number>();
  for (const pair of alignment.pairs) {
    if (found.length >= limit) break;
    if (used.has(pair.a) || used.has(pair.b) || statesAnswers(alignment, pair, answers)) continue;
    const conflict = numberConflict(alignment, pair, values) ?? polarityConflict(alignment, pair);
    if (!conflict) continue;
    for (const claim of conflict.claims) used.add(claim);
    found.push(conflict);
  }
  return found;
}

/** Both claims state their candidates' final answers: that split is reported as such. */
function statesAnswers({ claims }: Alignment, pair: Pair, answers: readonly (FinalAnswer | null)[]): boolean {
  return [pair.a, pair.b].every((index) => {
    const { by, quantities } = itemAt(claims, index);
    const value = answers[by]?.value;
    return value !== undefined && quantities.some((quantity) => quantity.given === value);
  });
}

function numberConflict(
  alignment: Alignment,
  pair: Pair,
  values: readonly Quantity[][],
): Contradiction | null {
  const left = itemAt(alignment.claims, pair.a);
  const right = itemAt(alignment.claims, pair.b);
  const conflict = findConflict(left.quantities, right.quantities);
  if (!conflict || (pair.cosine < NUMBER_COSINE && !sameSurroundings(alignment, pair, conflict))) return null;
  // A candidate that states the other's value elsewhere speaks of two things, not against the other.
  const stated = (by: number, quantity: Quantity) =>
    itemAt(values, by).some((own) => own.unit === quantity.unit && sameValue(own, quantity));
  if (stated(left.by, conflict.right) || stated(right.by, conflict.left)) return null;
  return joinPositions(alignment, pair, conflict.unit);
}

/** Weighted share of the words around the one number that also stand around the other. */
function sameSurroundings({ vectors }: Alignment, { a, b }: Pair, { left, right }: Conflict): boolean {
  const mine = [...new Set(toTerms(left.around))];
  const theirs = new Set(toTerms(right.around));
  const weight = (term: string) =>
    itemAt(vectors, a).weights.get(term) ?? itemAt(vectors, b).weights.get(term) ?? 0;
  const shared = mine.filter((term) => theirs.has(term));
  const sum = (terms: Iterable<string>) => [...terms].reduce((total, term) => total + weight(term), 0);
  return shared.length >= 3 && sum(shared) >= SURROUNDINGS * Math.min(sum(mine), sum(theirs));
}

/** Others that put a number on the same unit in an aligned claim join the side they agree with. */
function joinPositions(alignment: Alignment, { a, b }: Pair, unit: string): Contradiction {
  const { claims, pairs } = alignment;
  const sides: number[][] = [[a], [b]];
  const taken = new Set([itemAt(claims, a).by, itemAt(claims, b).by]);
  for (const pair of pairs) {
    if (pair.cosine < NUMBER_COSINE) break;
    const joins = pair.a === a || pair.a === b ? pair.b : pair.b === a || pair.b === b ? pair.a : null;
    if (joins === null || taken.has(itemAt(claims, joins).by)) continue;
    const own = itemAt(claims, joins).quantities.find((quantity) => quantity.unit === unit);
    if (!own) continue;
    taken.add(itemAt(claims, joins).by);
    const side = sides.find((members) =>
      itemAt(claims, itemAt(members, 0)).quantities.some(
        (other) => other.unit === unit && sameValue(own, other),
      ),
    );
    if (side) side.push(joins);
    else sides.push([joins]);
  }
  return toContradiction(alignment, sides);
}

function polarityConflict(alignment: Alignment, pair: Pair): Contradiction | null {
  if (pair.cosine < POLARITY_COSINE) return null;
  const left = itemAt(alignment.claims, pair.a);
  const right = itemAt(alignment.claims, pair.b);
  const ratio = left.terms.length / right.terms.length;
  if (ratio > 1.45 || ratio < 0.69 || Math.min(left.terms.length, right.terms.length) < 3) return null;
  const polarities = [toPolarity(left.text), toPolarity(right.text)] as const;
  const flipped = polarities[0].negated !== polarities[1].negated;
  const opposed = findOpposites(...polarities) !== null;
  return flipped === opposed ? null : toContradiction(alignment, [[pair.a], [pair.b]]);
}

function toContradiction(alignment: Alignment, sides: number[][]): Contradiction {
  const { claims } = alignment;
  const positions = sides.map((side) => ({
    by: side.map((claim) => itemAt(claims, claim).by).sort(),
    claim: toLine(itemAt(claims, itemAt(side, 0)).text),
  }));
  return {
    topic: topicOf(alignment, itemAt(itemAt(sides, 0), 0), itemAt(itemAt(sides, 1), 0)),
    positions,
    claims: sides.flat(),
  };
}

/** The first words as written whose stems both claims share, the weightiest four in reading order. */
function topicOf({ claims, vectors }: Alignment, a: number, b: number): string {
  const shared = [...new Set(itemAt(claims, a).terms)].filter((term) => itemAt(vectors, b).weights.has(term));
  const heaviest = [...shared]
    .sort((x, y) => (itemAt(vectors, a).weights.get(y) ?? 0) - (itemAt(vectors, a).weights.get(x) ?? 0))
    .slice(0, 4);
  const words = itemAt(claims, a).text.match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu) ?? [];
  const surface = shared
    .filter((term) => heaviest.includes(term))
    .map((term) => words.find((word) => word.toLowerCase().startsWith(term)) ?? term);
  return surface.join(" ") || "The same point";
}
