/** The comparison as findings in the judge's own vocabulary. */

import type { Finding } from "@/lib/fusion/judge/analysis";
import { LABELS, type Label } from "@/lib/fusion/labels";
import { toLine } from "./claims";
import type { Cluster } from "./clusters";
import { answerName, type Comparison } from "./comparison";
import { groupAnswers } from "./contradictions";
import { findInsights } from "./insights";
import { itemAt } from "./item-at";
import type { Standing } from "./ranking";

const MAX_CONSENSUS = 6;
const MAX_PARTIAL = 4;
const MAX_UNIQUE = 8;

/** `labels[i]` is the candidate whose text has index i; each stands there once. */
export function toFindings(
  comparison: Comparison,
  standings: readonly Standing[],
  labels: readonly Label[],
): Finding[] {
  const name = (by: number[]) =>
    by.map((each) => itemAt(labels, each)).sort((a, b) => LABELS.indexOf(a) - LABELS.indexOf(b));
  const shared = sharedClaims(comparison);
  const majority = (each: Cluster) => each.members.length * 2 > labels.length;
  const claimOf = (each: Cluster) => toLine(itemAt(comparison.alignment.claims, each.centre).text);
  const bysOf = (each: Cluster) =>
    name(each.members.map((member) => itemAt(comparison.alignment.claims, member).by));
  const consensus = shared.filter(majority).slice(0, MAX_CONSENSUS);
  const partial = shared.filter((each) => !majority(each)).slice(0, MAX_PARTIAL);
  return [
    ...answerConsensus(comparison, name),
    ...consensus.map(
      (each): Finding => ({ kind: "consensus", claim: claimOf(each), candidates: bysOf(each) }),
    ),
    ...comparison.contradictions.map(
      ({ topic, positions }): Finding => ({
        kind: "contradiction",
        topic,
        positions: positions.map(({ by, claim }) => ({ candidates: name(by), claim })),
      }),
    ),
    ...partial.map((each): Finding => ({ kind: "partial", claim: claimOf(each), candidates: bysOf(each) })),
    ...uniques(comparison, labels),
    ...scores(standings, labels),
  ];
}

/** Clusters that say more than the prompt did, by how many say it and how much it says. */
function sharedClaims({ clusters, alignment, contradictions }: Comparison): Cluster[] {
  const disputed = new Set(contradictions.flatMap((each) => each.claims));
  const weight = (each: Cluster) =>
    each.members.length * each.cohesion * Math.sqrt(itemAt(alignment.vectors, each.centre).substance);
  return clusters
    .filter(
      (each) =>
        !each.members.every((member) => disputed.has(member)) &&
        isStatement(itemAt(alignment.claims, each.centre).text),
    )
    .sort((a, b) => weight(b) - weight(a) || a.centre - b.centre);
}

/** Says the prompt again, says what will be done, or says the final answer, which stands on its own line. */
const SAYS_LITTLE =
  /^\W*(?:the (?:question|problem) (?:asks|states|says|is)|to (?:find|determine|solve|answer|calculate)\b[^,]*$|(?:the|my) (?:correct |final )?answer is|(?:therefore|thus|so|hence),? the (?:correct |final )?answer is)/i;

function isStatement(text: string): boolean {
  return text.length >= 20 && !/[:：]\W*$/.test(text) && !SAYS_LITTLE.test(text);
}

function answerConsensus({ answers, question }: Comparison, name: (by: number[]) => Label[]): Finding[] {
  const [largest] = groupAnswers(answers);
  if (!largest || largest.by.length < 2 || largest.by.length * 2 <= answers.length) return [];
  return [
    {
      kind: "consensus",
      claim: `${answerName(question)}: ${largest.answer.text}`,
      candidates: name(largest.by),
    },
  ];
}

function uniques(comparison: Comparison, labels: readonly Label[]): Finding[] {
  if (labels.length < 2) return [];
  const each = labels.length > 4 ? 1 : 2;
  const all = labels.flatMap((label, by) =>
    findInsights(comparison, by, each).map((insight) => ({ ...insight, label })),
  );
  const text = (claim: number) => toLine(itemAt(comparison.alignment.claims, claim).text);
  return all
    .slice(0, MAX_UNIQUE)
    .map(({ claim, label }): Finding => ({ kind: "unique", claim: text(claim), candidate: label }));
}

/** Only what is measured; the criteria of the run need understanding and are left unscored. */
function scores(standings: readonly Standing[], labels: readonly Label[]): Finding[] {
  if (labels.length < 2) return [];
  const ordered = [...standings].sort(
    (a, b) => LABELS.indexOf(itemAt(labels, a.by)) - LABELS.indexOf(itemAt(labels, b.by)),
  );
  const score = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 100) / 10;
  return (["support", "coverage", "agreement"] as const).flatMap((criterion) =>
    ordered.map(
      (standing): Finding => ({
        kind: "score",
        criterion,
        candidate: itemAt(labels, standing.by),
        score: score(standing[criterion]),
      }),
    ),
  );
}
