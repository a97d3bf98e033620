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
  /** 0 to 1: share of the others with the same final answer; without final answers, lessened by each conflict it is outvoted in. */
  agreement: number;
  /** Sums written out that do not hold. */
  wrongSums: number;
  total: number;
}

const WEIGHTS = { agreement: 0.6, support: 0.25, coverage: 0.15 };
/** One wrong number in a long answer is not half of it. */
const FORGIVEN_CONFLICTS = 2;
const NO_ANSWER_PENALTY = 0.25;
const UNMARKED_PENALTY = 0.05;
const WRONG_SUM_PENALTY = 0.12;

/** Best first; ties in the order given. */
export function rank(comparison: Comparison): Standing[] {
  const standings = comparison.readings.map((_, by) => toStanding(comparison, by));
  return standings.sort((a, b) => b.total - a.total || a.by - b.by);
}

function toStanding(comparison: Comparison, by: number): Standing {
  const support = supportOf(comparison, by);
  const coverage = coverageOf(comparison, by);
  const agreement = agreementOf(comparison, by);
  const wrongSums = itemAt(comparison.sums, by).wrong;
  const total =
    WEIGHTS.agreement * agreement +
    WEIGHTS.support * support +
    WEIGHTS.coverage * coverage -
    answerPenalty(comparison, by) -
    Math.min(2, wrongSums) * WRONG_SUM_PENALTY;
  return { by, support, coverage, agreement, wrongSums, total };
}

/** For ending without an answer where others have one, or with one that only stands where answers stand. */
function answerPenalty({ answers }: Comparison, by: number): number {
  const answer = answers[by];
  if (answer) return answer.marked ? 0 : UNMARKED_PENALTY;
  return answers.some((other) => other !== null) ? NO_ANSWER_PENALTY : 0;
}

function supportOf({ alignment, readings }: Comparison, by: number): number {
  let sum = 0;
  let weights = 0;
  for (const [index, claim] of alignment.claims.entries()) {
    if (claim.by !== by) continue;
    const weight = Math.sqrt(itemAt(alignment.vectors, index).substance);
    // No claim meets one of its own candidate, so its own place in `best` is 0.
    const total = itemAt(alignment.best, index).reduce((all, cosine) => all + heard(cosine), 0);
    sum += (weight * total) / Math.max(1, readings.length - 1);
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

function agreementOf({ answers, contradictions, readings }: Comparison, by: number): number {
  const groups = groupAnswers(answers);
  if (groups.length > 0)
    return (groups.find((group) => group.by.includes(by))?.by.length ?? 0) / readings.length;
  const involved = contradictions.filter((each) =>
    each.positions.some((position) => position.by.includes(by)),
  );
  const outvoted = involved.filter((each) => {
    const own = each.positions.find((position) => position.by.includes(by))?.by.length ?? 0;
    return each.positions.some((position) => position.by.length > own);
  });
  return readings.length < 2 ? 0 : 1 - outvoted.length / (involved.length + FORGIVEN_CONFLICTS);
}
