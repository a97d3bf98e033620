/**
 * Which claims of different candidates say the same: cosine of IDF-weighted stems and stem pairs, through an inverted
 * index. Numbers are left out here, so that two claims that differ in a number alone still meet.
 */

import type { Claim } from "./claims";
import { itemAt } from "./item-at";

export interface Vector {
  weights: Map<string, number>;
  norm: number;
  /** Share of the claim that is not simply the prompt's own words, as a sum of term weights. */
  substance: number;
}

export interface Pair {
  a: number;
  b: number;
  /** 0 to 1. */
  cosine: number;
}

export interface Alignment {
  claims: Claim[];
  vectors: Vector[];
  /** Pairs of claims of different candidates, at least `MIN_COSINE` alike, best first. */
  pairs: Pair[];
  /** Best cosine of claim i with any claim of candidate j. */
  best: Float64Array[];
}

const MIN_COSINE = 0.3;
const PAIR_WEIGHT = 0.6;
const PROMPT_WEIGHT = 0.4;
/** Terms in more than this many claims say nothing of likeness and cost the most. */
const MAX_POSTINGS = 160;

export function align(
  claims: Claim[],
  { candidates, promptTerms }: { candidates: number; promptTerms: ReadonlySet<string> },
): Alignment {
  const keys = claims.map((claim) => toKeys(claim.terms));
  const postings = toPostings(keys);
  const vectors = keys.map((own) => toVector(own, { postings, total: claims.length, promptTerms }));
  const best = claims.map(() => new Float64Array(candidates));
  const pairs: Pair[] = [];
  const dot = new Float64Array(claims.length);
  for (const [a, vector] of vectors.entries()) {
    for (const b of dotProducts(a, vector, { vectors, postings, dot })) {
      const claimA = itemAt(claims, a);
      const claimB = itemAt(claims, b);
      const cosine = Math.min(1, (dot[b] ?? 0) / (vector.norm * itemAt(vectors, b).norm || 1));
      dot[b] = 0;
      if (claimA.by === claimB.by) continue;
      itemAt(best, a)[claimB.by] = Math.max(itemAt(itemAt(best, a), claimB.by), cosine);
      itemAt(best, b)[claimA.by] = Math.max(itemAt(itemAt(best, b), claimA.by), cosine);
      if (cosine >= MIN_COSINE) pairs.push({ a, b, cosine });
    }
  }
  pairs.sort((x, y) => y.cosine - x.cosine || x.a - y.a || x.b - y.b);
  return { claims, vectors, pairs, best };
}

/** Fills `dot` for the later claims that share a term with claim `a`, and returns which. */
function dotProducts(
  a: number,
  vector: Vector,
  { vectors, postings, dot }: { vectors: Vector[]; postings: Map<string, number[]>; dot: Float64Array },
): number[] {
  const touched: number[] = [];
  for (const [key, weight] of vector.weights) {
    const at = postings.get(key) ?? [];
    if (at.length > MAX_POSTINGS) continue;
    for (const b of at) {
      if (b <= a) continue;
      if (dot[b] === 0) touched.push(b);
      dot[b] = (dot[b] ?? 0) + weight * (itemAt(vectors, b).weights.get(key) ?? 0);
    }
  }
  return touched;
}

function toKeys(terms: string[]): Set<string> {
  const keys = new Set(terms);
  for (let at = 1; at < terms.length; at += 1) keys.add(`${terms[at - 1]} ${terms[at]}`);
  return keys;
}

function toPostings(keys: Set<string>[]): Map<string, number[]> {
  const postings = new Map<string, number[]>();
  for (const [claim, own] of keys.entries()) {
    for (const key of own) {
      const at = postings.get(key);
      if (at) at.push(claim);
      else postings.set(key, [claim]);
    }
  }
  return postings;
}

function toVector(
  keys: Set<string>,
  {
    postings,
    total,
    promptTerms,
  }: { postings: Map<string, number[]>; total: number; promptTerms: ReadonlySet<string> },
): Vector {
  const weights = new Map<string, number>();
  let squares = 0;
  let substance = 0;
  for (const key of keys) {
    const idf = Math.log(1 + total / (postings.get(key)?.length ?? 1));
    const pair = key.includes(" ");
    const weight = idf * (pair ? PAIR_WEIGHT : 1) * (promptTerms.has(key) ? PROMPT_WEIGHT : 1);
    weights.set(key, weight);
    squares += weight * weight;
    if (!pair && !promptTerms.has(key)) substance += idf;
  }
  return { weights, norm: Math.sqrt(squares), substance };
}
