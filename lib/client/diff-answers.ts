import { diffArrays } from "diff";

/** Beyond it the parts are whole lines: sentences would take too long. */
const MOST_SENTENCE_DIFF_CHARS = 60_000;

export interface AnswerChange {
  value: string;
  added: boolean;
  removed: boolean;
}

/**
 * What was added to one answer and left out of it to make the other, by sentences; words would interleave what has nothing in
 * common. White space after a sentence makes no difference: the last one of an answer has none.
 */
export function diffAnswers(before: string, after: string): AnswerChange[] {
  const split = before.length + after.length > MOST_SENTENCE_DIFF_CHARS ? toLines : toSentences;
  const isSame = (one: string, other: string) => one.trimEnd() === other.trimEnd();
  return diffArrays(split(before), split(after), { comparator: isSame }).map(({ value, added, removed }) => ({
    value: value.join(""),
    added,
    removed,
  }));
}

/** Each with its line break, if it has one: what stands on lines of its own, as in a list, is no part of the sentence after it. */
function toLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function toSentences(text: string): string[] {
  return toLines(text).flatMap((line) => line.split(/(?<=[.!?]["')\]*_]*\s)(?=\S)/));
}
