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
}

/** `text` without code blocks. */
export function findFinalAnswer(text: string, question: Question): FinalAnswer | null {
  if (question.kind === "options") return findOption(text, question.options);
  if (question.kind === "choice") return findChoice(text, question.choices);
  if (question.kind === "yes-no") return findYesNo(text);
  return findNumber(text, { asked: question.kind === "number" });
}
