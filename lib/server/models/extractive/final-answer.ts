/**
 * The answer a text ends in, where the prompt asks for one: an option letter, a number, yes or no, or one of the
 * choices it names. Open questions have none, and then null is right: a wrong extraction is a false contradiction.
 */

import { findChoice, findYesNo } from "./final-choice";
import { findNumber } from "./final-number";
import { findOption } from "./final-option";
import type { Question } from "./question";

export interface FinalAnswer {
  /** Equal keys are equal answers. */
  key: string;
  /** For people: "D", "45,000", "PostgreSQL". */
  text: string;
  /** Whether the text marks it as its answer (boxed, "the answer is"), or it was only found where answers stand. */
  marked: boolean;
  /** Where it is a number: as written, and whether a percentage. */
  value?: number;
  percent?: boolean;
}

/** Equal, or the same number more coarsely rounded (1.9 and 1.94), or as a share and as a percentage (0.0194 and 1.94%). */
export function sameAnswer(one: FinalAnswer, other: FinalAnswer): boolean {
  if (one.key === other.key) return true;
  const [left, right] = [toPercent(one, other), toPercent(other, one)];
  if (left === null || right === null) return false;
  const digits = Math.min(decimals(left), decimals(right));
  return digits >= 1 && left.toFixed(digits) === right.toFixed(digits);
}

/** The number as it is, or times 100 where only the other is a percentage. */
function toPercent({ value, percent }: FinalAnswer, other: FinalAnswer): number | null {
  if (value === undefined) return null;
  return other.percent && !percent ? value * 100 : value;
}

function decimals(value: number): number {
  return /\.(\d+)$/.exec(String(Number(value.toPrecision(10))))?.[1]?.length ?? 0;
}

/** `text` without code blocks. */
export function findFinalAnswer(text: string, question: Question): FinalAnswer | null {
  if (question.kind === "options") return findOption(text, question.options);
  if (question.kind === "choice") return findChoice(text, question.choices);
  if (question.kind === "yes-no") return findYesNo(text);
  return findNumber(text, { asked: question.kind === "number" });
}
