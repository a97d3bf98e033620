import type { AnswerFormat } from "@/lib/fusion/run-request";

/**
 * What an answer has to be, said at the end of a sentence ("… has to be"). Why so:
 * - *The schema stands whole, on one line.* It is what the answer is checked by, and a summary of it would be a second one.
 * - *No code fence, no words around it.* Both are the commonest reasons why JSON of models cannot be read; a caller's parser takes
 *   neither.
 */
export function answerForm({ schema }: AnswerFormat): string {
  const alone = "alone: no code fence and no words around it";
  if (schema === null) return `one JSON object ${alone}.`;
  return `one JSON value ${alone}. It keeps to this JSON schema:\n${JSON.stringify(schema)}`;
}
