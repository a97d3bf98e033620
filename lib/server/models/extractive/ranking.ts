/**
 * Who is best supported. Length is no merit: support is a mean over a candidate's claims, weighted by how much each
 * says. A final answer several candidates share outweighs the wording.
 */

import type { Comparison } from "./comparison";
import { groupAnswers } from "./contradictions";
import { itemAt } from "./item-at";

export interface Standing {
  by: number;
  /** 0 to 1: how far the others say what this one says. */
  support: number;
  /** 0 to 1: how much of what several say this one says. */
  coverage: number;
  /** 0 to 1: share of the others with the same final answer; without final answers, share of conflicts not stood alone in. */
  agreement: number;
  /** Sums written out that do not hold. */
  wrongSums: number;
  total: number;
}

const WEIGHTS = { agreement: 0.6, support: 0.25, coverage: 0.15 };
const NO_ANSWER_PENALTY = 0.25;
const UNMARKED_PENALTY = 0.05;
const WRONG_SUM_PENALTY = 0.12;

/** Best first; ties in the order given. `allies[i]` are the indices that do not count as others for i (a debater's own rounds). */
export function rank(comparison: Comparison, owners: readonly string[]): Standing[] {
  const standings = comparison.readings.map((_, by) => toStanding(comparison, by, owners));
  return standings.sort((a, b) => b.total - a.total || a.by - b.by);
}

function toStanding(comparison: Comparison, by: number, owners: readonly string[]): Standing {
  const support = supportOf(comparison, by, owners);
  const coverage = coverageOf(comparison, by);
  const agreement = agreementOf(comparison, by, owners);
  const wrongSums = itemAt(comparison.sums, by).wrong;
  const anyAnswer = comparison.answers.some((answer) => answer !== null);
  const answer = comparison.answers[by];
  const penalty =
    (!anyAnswer ? 0 : !answer ? NO_ANSWER_PENALTY : answer.marked ? 0 : UNMARKED_PENALTY) +
    Math.min(2, wrongSums) * WRONG_SUM_PENALTY;
  const total =
    WEIGHTS.agreement * agreement + WEIGHTS.support * support + WEIGHTS.coverage * coverage - penalty;
  return { by, support, coverage, agreement, wrongSums, total };
}

function supportOf({ alignment, readings }: Comparison, by: number, owners: readonly string[]): number {
  const others = readings.map((_, other) => other).filter((other) => owners[other] !== owners[by]);
  let sum = 0;
  let weights = 0;
  for (const [index, claim] of alignment.claims.entries()) {
    if (claim.by !== by) continue;
    const weight = Math.sqrt(itemAt(alignment.vectors, index).substance);
    const mean =
      others.reduce((total, other) => total + heard(itemAt(alignment.best, index)[other] ?? 0), 0) /
      Math.max(1, others.length);
    sum += weight * mean;
    weights += weight;
  }
  return weights === 0 ? 0 : Math.min(1, sum / weights);
}

/** How far a claim at this cosine counts as said by the other: not at all below 0.1, wholly from 0.6. */
function heard(cosine: number): number {
  return Math.min(1, Math.max(0, (cosine - 0.1) / 0.5));
}

function coverageOf({ clusters, alignment }: Comparison, by: number): number {
  const weight = (members: number[]) => members.length - 1;
  const all = clusters.reduce((sum, each) => sum + weight(each.members), 0);
  const own = clusters.filter((each) =>
    each.members.some((member) => itemAt(alignment.claims, member).by === by),
  );
  return all === 0 ? 0 : own.reduce((sum, each) => sum + weight(each.members), 0) / all;
}

function agreementOf(
  { answers, contradictions, readings }: Comparison,
  by: number,
  owners: readonly string[],
): number {
  const groups = groupAnswers(answers);
  if (groups.length > 0) {
    const mine = groups.find((group) => group.by.includes(by))?.by ?? [];
    const voters = new Set(owners).size;
    return new Set(mine.map((each) => owners[each])).size / voters;
  }
  const involved = contradictions.filter((each) =>
    each.positions.some((position) => position.by.includes(by)),
  );
  const outvoted = involved.filter((each) => {
    const own = each.positions.find((position) => position.by.includes(by))?.by.length ?? 0;
    return each.positions.some((position) => position.by.length > own);
  });
  return readings.length < 2 ? 0 : 1 - outvoted.length / Math.max(1, involved.length);
}
