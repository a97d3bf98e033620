/**
 * The fused text: the winner's own, in its order, its code, tables and formulas untouched; a sentence on the losing side
 * of a number conflict gives way to the majority's; what the others add and nobody contradicts follows as a short list.
 */

import type { Claim } from "./claims";
import type { Comparison } from "./comparison";
import { sameAnswer } from "./final-answer";
import { findInsights, isStandalone } from "./insights";
import { itemAt } from "./item-at";
import type { Standing } from "./ranking";

const MAX_ADDITIONS = 5;
const MAX_CONSIDERED = 8;
/** A closed question answered this briefly gains nothing from a list of remarks. */
const SHORT_ANSWER = 900;

/** Null where composing adds nothing: then the winner's own text is the answer. */
export function compose(comparison: Comparison, standings: readonly Standing[]): string | null {
  const winner = standings[0];
  if (!winner || standings.length < 2) return null;
  const reading = itemAt(comparison.readings, winner.by);
  const closed = comparison.question.kind !== "choice" && comparison.answers[winner.by] != null;
  if (closed && reading.text.length < SHORT_ANSWER) return null;
  const corrections = findCorrections(comparison, winner.by);
  const shared = sharedButMissing(comparison, winner.by);
  const additions = [...shared, ...insightsOfOthers(comparison, standings)]
    .filter((claim, at, all) => all.indexOf(claim) === at)
    .slice(0, MAX_ADDITIONS);
  if (corrections.length === 0 && shared.length === 0 && additions.length < 2) return null;
  const body = correct(reading.text, corrections).trimEnd();
  if (additions.length === 0) return body;
  const list = additions.map((claim) => `- ${toItem(claim.text)}`).join("\n");
  return `${body}\n\n${isEnglish(reading.text) ? "### Also worth knowing" : "---"}\n\n${list}`;
}

interface Correction {
  claim: Claim;
  by: Claim;
}

function findCorrections({ contradictions, alignment, readings }: Comparison, winner: number): Correction[] {
  return contradictions.flatMap(({ positions, claims }) => {
    const own = claims.map((index) => itemAt(alignment.claims, index)).find((claim) => claim.by === winner);
    const mine = positions.find((position) => position.by.includes(winner));
    const largest = itemAt(
      [...positions].sort((a, b) => b.by.length - a.by.length),
      0,
    );
    if (
      !own ||
      !mine ||
      largest.by.length < 2 ||
      largest.by.length <= mine.by.length ||
      itemAt(readings, winner).hasCode
    )
      return [];
    const by = claims
      .map((index) => itemAt(alignment.claims, index))
      .find((claim) => largest.by.includes(claim.by));
    return by && isStandalone(by) ? [{ claim: own, by }] : [];
  });
}

/** From the end, so that earlier offsets stay true. */
function correct(text: string, corrections: Correction[]): string {
  const last = [...corrections].sort((a, b) => b.claim.start - a.claim.start);
  return last.reduce((all, { claim, by }) => {
    const written = all.slice(claim.start, claim.end);
    return `${all.slice(0, claim.start)}${toItem(by.text)}${/\s*$/.exec(written)?.[0] ?? ""}${all.slice(claim.end)}`;
  }, text);
}

function sharedButMissing(comparison: Comparison, winner: number): Claim[] {
  const { clusters, alignment } = comparison;
  return clusters
    .filter((each) =>
      each.members.every(
        (member) =>
          itemAt(alignment.claims, member).by !== winner &&
          itemAt(itemAt(alignment.best, member), winner) < 0.3,
      ),
    )
    .map((each) => itemAt(alignment.claims, each.centre))
    .filter((claim) => isStandalone(claim) && fits(comparison, claim, winner));
}

function insightsOfOthers(comparison: Comparison, standings: readonly Standing[]): Claim[] {
  const winner = itemAt(standings, 0).by;
  const each = standings.length > 4 ? 1 : 2;
  const ofOne = (by: number) =>
    findInsights(comparison, by, MAX_CONSIDERED)
      .filter(({ claim }) => fits(comparison, itemAt(comparison.alignment.claims, claim), winner))
      .slice(0, each);
  return standings
    .slice(1)
    .flatMap(({ by }) => ofOne(by))
    .sort((a, b) => b.weight - a.weight)
    .map(({ claim }) => itemAt(comparison.alignment.claims, claim));
}

/** Not from someone who ends elsewhere, and not about names in code that the winner does not have. */
function fits({ answers, readings, contradictions }: Comparison, claim: Claim, winner: number): boolean {
  const mine = answers[winner];
  const theirs = answers[claim.by];
  if (mine && theirs && !sameAnswer(mine, theirs) && contradictions.length > 0) return false;
  const names = claim.text.match(/`[^`]+`/g) ?? [];
  return names.every(
    (name) =>
      !itemAt(readings, winner).hasCode || itemAt(readings, winner).text.includes(name.replaceAll("`", "")),
  );
}

/** One line with its marks in pairs: a sentence cut out of bold text loses its bold. */
function toItem(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const paired = ["**", "`", "$", "__"].every((mark) => line.split(mark).length % 2 === 1);
  return paired ? line : line.replace(/\*\*|__|`/g, "");
}

function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const english = words.filter((word) => /^(?:the|of|and|to|is|that|for|with|are|it)$/.test(word)).length;
  return words.length > 0 && english / words.length > 0.08;
}
