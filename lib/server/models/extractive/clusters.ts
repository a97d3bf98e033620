/**
 * Groups claims that say the same, at most one of each candidate: average-linkage from the best pair down, so that a
 * chain of half-alike claims does not become one.
 */

import type { Alignment } from "./align";
import { itemAt } from "./item-at";
import type { Compatible } from "./same-claim";

export interface Cluster {
  /** Indices into the alignment's claims, one per candidate, in the candidates' order. */
  members: number[];
  /** The member most like the others. */
  centre: number;
  /** Mean cosine between members. */
  cohesion: number;
}

const SAME_CLAIM = 0.42;

export function cluster(alignment: Alignment, compatible: Compatible): Cluster[] {
  const cosines = new Map(alignment.pairs.map((pair) => [keyOf(pair.a, pair.b), pair.cosine]));
  const group = new Map<number, number[]>();
  for (const { a, b, cosine } of alignment.pairs) {
    if (cosine < SAME_CLAIM) break;
    const left = group.get(a) ?? [a];
    const right = group.get(b) ?? [b];
    if (left === right || !mayJoin(alignment, left, right, compatible)) continue;
    if (meanCosine(left, right, cosines) < SAME_CLAIM * 0.85) continue;
    const joined = [...left, ...right];
    for (const member of joined) group.set(member, joined);
  }
  return [...new Set(group.values())].map((members) => toCluster(alignment, members, cosines));
}

/** One claim of each candidate, and no two that cannot both be meant. */
function mayJoin({ claims }: Alignment, left: number[], right: number[], compatible: Compatible): boolean {
  return left.every((a) =>
    right.every((b) => itemAt(claims, a).by !== itemAt(claims, b).by && compatible(a, b)),
  );
}

function meanCosine(left: number[], right: number[], cosines: Map<number, number>): number {
  let sum = 0;
  for (const a of left) for (const b of right) sum += cosines.get(keyOf(a, b)) ?? 0;
  return sum / (left.length * right.length);
}

function toCluster({ claims }: Alignment, members: number[], cosines: Map<number, number>): Cluster {
  const ordered = [...members].sort((x, y) => itemAt(claims, x).by - itemAt(claims, y).by);
  const likeness = (member: number) =>
    meanCosine(
      [member],
      ordered.filter((other) => other !== member),
      cosines,
    );
  const centre = itemAt(
    [...ordered].sort(
      (x, y) => likeness(y) - likeness(x) || itemAt(claims, x).text.length - itemAt(claims, y).text.length,
    ),
    0,
  );
  const cohesion = ordered.reduce((sum, member) => sum + likeness(member), 0) / ordered.length;
  return { members: ordered, centre, cohesion };
}

/** Claims are capped far below 2^20. */
function keyOf(a: number, b: number): number {
  return Math.min(a, b) * 1_048_576 + Math.max(a, b);
}
