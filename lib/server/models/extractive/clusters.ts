/**
 * Groups claims that say the same, at most one of each candidate: average-linkage from the best pair down, so that a
 * chain of half-alike claims does not become one.
 */
import type { Alignment, Pair } from "./align";
import { type Polarity, toPolarity } from "./polarity";
import { numbersAgree } from "./quantities-compared";

export interface Cluster {
  /** Indices into the alignment's claims, one per candidate, in the candidates' order. */
  members: number[];
  /** The member most like the others. */
  centre: number;
  /** Mean cosine between members. */
  cohesion: number;
}

const SAME_CLAIM = 0.42;

export function cluster(alignment: Alignment): Cluster[] {
  const { claims, pairs } = alignment;
  const polarity = claims.map((claim) => toPolarity(claim.text));
  const cosines = new Map(pairs.map((pair) => [keyOf(pair.a, pair.b), pair.cosine]));
  const group = new Map<number, number[]>();
  for (const pair of pairs) {
    if (pair.cosine < SAME_CLAIM) break;
    if (!saysTheSame(alignment, pair, polarity)) continue;
    const left = group.get(pair.a) ?? [pair.a];
    const right = group.get(pair.b) ?? [pair.b];
    if (left === right || !mayJoin(alignment, left, right, cosines)) continue;
    const joined = [...left, ...right];
    for (const member of joined) group.set(member, joined);
  }
  return [...new Set(group.values())].map((members) => toCluster(alignment, members, cosines));
}

function saysTheSame({ claims, vectors }: Alignment, { a, b }: Pair, polarity: Polarity[]): boolean {
  const distinct = Math.min(new Set(claims[a]!.terms).size, new Set(claims[b]!.terms).size);
  if (distinct < 3 || vectors[a]!.substance <= 0 || vectors[b]!.substance <= 0) return false;
  if (polarity[a]!.negated !== polarity[b]!.negated) return false;
  return numbersAgree(claims[a]!.quantities, claims[b]!.quantities);
}

function mayJoin(
  { claims }: Alignment,
  left: number[],
  right: number[],
  cosines: Map<number, number>,
): boolean {
  const taken = new Set(left.map((member) => claims[member]!.by));
  if (right.some((member) => taken.has(claims[member]!.by))) return false;
  return meanCosine(left, right, cosines) >= SAME_CLAIM * 0.85;
}

function meanCosine(left: number[], right: number[], cosines: Map<number, number>): number {
  let sum = 0;
  for (const a of left) for (const b of right) sum += cosines.get(keyOf(a, b)) ?? 0;
  return sum / (left.length * right.length);
}

function toCluster({ claims }: Alignment, members: number[], cosines: Map<number, number>): Cluster {
  const ordered = [...members].sort((x, y) => claims[x]!.by - claims[y]!.by);
  const likeness = (member: number) =>
    meanCosine(
      [member],
      ordered.filter((other) => other !== member),
      cosines,
    );
  const centre = [...ordered].sort(
    (x, y) => likeness(y) - likeness(x) || claims[x]!.text.length - claims[y]!.text.length,
  )[0]!;
  const cohesion = ordered.reduce((sum, member) => sum + likeness(member), 0) / ordered.length;
  return { members: ordered, centre, cohesion };
}

/** Claims are capped far below 2^20. */
function keyOf(a: number, b: number): number {
  return Math.min(a, b) * 1_048_576 + Math.max(a, b);
}
