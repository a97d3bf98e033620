/** Everything the judge works out about a set of answers, once, for the findings, the verdict and the fused text. */
import { type Alignment, align } from "./align";
import { checkSums } from "./arithmetic";
import { type Reading, readAnswer } from "./claims";
import { type Cluster, cluster } from "./clusters";
import { type Contradiction, findAnswerSplit, findClaimConflicts } from "./contradictions";
import { type FinalAnswer, findFinalAnswer } from "./final-answer";
import { type Quantity, toQuantities } from "./numbers";
import { type Question, toQuestion } from "./question";
import { claimsCompatible } from "./same-claim";
import { toTerms } from "./terms";

export interface Comparison {
  question: Question;
  readings: Reading[];
  alignment: Alignment;
  clusters: Cluster[];
  answers: (FinalAnswer | null)[];
  sums: { right: number; wrong: number }[];
  contradictions: Contradiction[];
  /** Every quantity in each text, code apart. */
  values: Quantity[][];
  promptNumbers: Quantity[];
}

const MAX_CONFLICTS = 4;

export function compare(prompt: string, texts: readonly string[]): Comparison {
  const question = toQuestion(prompt);
  const promptTerms = new Set(toTerms(prompt.slice(0, 8_000)));
  const readings = texts.map((text, by) => readAnswer(text, by));
  const alignment = align(
    readings.flatMap((reading) => reading.claims),
    { candidates: texts.length, promptTerms },
  );
  const spoken = readings.map((reading) => withoutCode(reading));
  const answers = findAnswers(spoken, question);
  const values = spoken.map((text) => toQuantities(text));
  const split = findAnswerSplit(answers, answerName(question));
  const conflicts =
    question.kind === "options"
      ? []
      : findClaimConflicts(alignment, { values, answers, limit: MAX_CONFLICTS });
  return {
    question,
    readings,
    alignment,
    clusters: cluster(alignment, claimsCompatible(alignment, { promptTerms, answers })),
    answers,
    sums: spoken.map((text) => checkSums(text)),
    contradictions: split ? [split, ...conflicts] : conflicts,
    values,
    promptNumbers: toQuantities(prompt.slice(0, 8_000)),
  };
}

/** To an open question only what at least half of the texts mark as their answer is one. */
function findAnswers(texts: readonly string[], question: Question): (FinalAnswer | null)[] {
  const answers = texts.map((text) => findFinalAnswer(text, question));
  const found = answers.filter((answer) => answer !== null).length;
  return question.kind === "open" && found * 2 < texts.length ? answers.map(() => null) : answers;
}

/** What a final answer to the question is called. */
export function answerName(question: Question): string {
  return question.kind === "choice" ? "Recommendation" : "Final answer";
}

/**
 * The text without code, at most 50,000 characters from its end. Runs of blanks and of one mark are cut short: the
 * patterns that look for final answers would take quadratic time on them.
 */
function withoutCode({ blocks }: Reading): string {
  return blocks
    .filter((block) => block.kind !== "code")
    .map((block) => block.text)
    .join("\n\n")
    .slice(-50_000)
    .replace(/[^\S\n]{3,}/g, "  ")
    .replace(/([^\p{L}\p{N}\s])\1{5,}/gu, "$1$1$1");
}
