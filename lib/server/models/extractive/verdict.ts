/** The winner, and how sure: by margins, not by understanding. */

import type { Verdict } from "@/lib/fusion/judge/analysis";
import type { Contestant } from "@/lib/fusion/judge/judge-call";
import type { Comparison } from "./comparison";
import { sameAnswer } from "./final-answer";
import { itemAt } from "./item-at";
import type { Standing } from "./ranking";

/** As the judge's protocol writes it: contestants by id. */
export interface VerdictLine {
  winner: string;
  ties: string[];
  confidence: Verdict["confidence"];
  fusionBeatsBest: boolean | null;
  why: string;
}

const TIE = 0.008;

/** `contestants[i]` wrote text i of the comparison, each another candidate. */
export function toVerdict(
  comparison: Comparison,
  standings: readonly Standing[],
  contestants: readonly Contestant[],
): Omit<VerdictLine, "fusionBeatsBest"> {
  const [best, ...rivals] = standings as [Standing, ...Standing[]];
  const ties = rivals.filter(
    ({ total, by }) => best.total - total <= TIE && answersMatch(comparison, by, best.by),
  );
  return {
    winner: itemAt(contestants, best.by).id,
    ties: ties.map(({ by }) => itemAt(contestants, by).id),
    confidence: confidence(comparison, best, rivals),
    why: why(comparison, best),
  };
}

function answersMatch({ answers }: Comparison, one: number, other: number): boolean {
  const [left, right] = [answers[one], answers[other]];
  return left && right ? sameAnswer(left, right) : !left && !right;
}

function confidence(
  { answers }: Comparison,
  best: Standing,
  rivals: readonly Standing[],
): Verdict["confidence"] {
  if (rivals.length === 0) return "low";
  const key = answers[best.by]?.key;
  if (key) {
    if (best.agreement > 0.99 && rivals.length >= 2 && best.wrongSums === 0) return "high";
    return best.agreement > 0.5 ? "medium" : "low";
  }
  return best.total - itemAt(rivals, 0).total >= 0.05 ? "medium" : "low";
}

function why({ answers, sums }: Comparison, best: Standing): string {
  if (sums.length === 1)
    return "The only answer there is. This judge is an algorithm: it compares texts and understands none.";
  const answer = answers[best.by];
  const parts = [
    ...(answer
      ? [
          `its final answer (${answer.text}) is shared by ${Math.round(best.agreement * 100)}% of the candidates`,
        ]
      : []),
    `text overlap with the others ${Math.round(best.support * 100)}%`,
    `${Math.round(best.coverage * 100)}% of what several say`,
    ...(sums.some(({ wrong }) => wrong > 0) && best.wrongSums === 0
      ? ["its sums hold where another's do not"]
      : []),
  ];
  return `Most supported by the others (${parts.join("; ")}). Measured by text overlap, not understanding: this judge is an algorithm.`;
}
