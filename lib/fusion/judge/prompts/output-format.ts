import type { Criterion, Mode } from "@/lib/fusion/run-request";

/**
 * The form of the judge's output. Why so:
 * - One JSON object a line: a finding can be shown the moment its line ends, and a spoilt line costs one finding.
 * - Best-of and debate put the verdict first, so that the winner's text is shown at once: modelled at 1.64 times one
 *   call. Merge puts the analysis first, so that the writer has the contradictions in view, and the answer in the same
 *   stream: 2.49 times one call, against 3.40 with a call for each.
 * - The forms name no real label, score or outcome: an example that does is an anchor, and the first label shown would
 *   win by it.
 * - The analysis is kept short: it is read at a glance, and each line of it delays what follows.
 */
export interface FormatSpec {
  mode: Mode;
  /** The ids in the order the judge sees them. */
  ids: string[];
  criteria: Criterion[];
  /** Leaves out the answer section, for a repair that keeps the answer as it was written. */
  withoutAnswer?: boolean;
  /** The answer has a form of its own, which stands above in the same message. */
  hasForm?: boolean;
  /** How long the caller allows the answer to be, in tokens. */
  maxTokens?: number | undefined;
}

export function outputFormat({
  mode,
  ids,
  criteria,
  withoutAnswer = false,
  hasForm = false,
  maxTokens,
}: FormatSpec): string {
  const analysis = analysisSection(criteria);
  const verdict = verdictSection(mode);
  const sections =
    mode === "merge"
      ? [analysis, verdict, ...(withoutAnswer ? [] : [answerSection(hasForm, maxTokens)])]
      : [verdict, analysis];
  return [intro(sections.length, ids), ...sections].join("\n\n");
}

const intro = (count: number, ids: string[]) =>
  `Write these ${count === 2 ? "two" : "three"} sections, in this order, each tag on a line of its own. Name answers by label only (${ids.join(", ")}).`;

function analysisSection(criteria: Criterion[]): string {
  const named =
    criteria.length === 0 ? "" : ` (${criteria.map(({ name }) => JSON.stringify(name)).join(", ")})`;
  return `The analysis: one JSON object a line, each on a single line, no list marks, no code fence. Only what matters for the choice: at most ten findings, each claim one short sentence in the answer's own terms, so that a reader finds the place. Then one score line, 0 to 10, for each criterion${named} and each answer. The kinds are (X and Y stand for labels):
<analysis>
{"kind":"consensus","claim":"what several say","candidates":["X","Y"]}
{"kind":"contradiction","topic":"what they differ on","positions":[{"candidates":["X"],"claim":"what X says"},{"candidates":["Y"],"claim":"what Y says"}]}
{"kind":"partial","claim":"what matters and only some cover","candidates":["X"]}
{"kind":"unique","claim":"what only X saw, and is worth having","candidate":"X"}
{"kind":"blind-spot","claim":"what all of them missed"}
{"kind":"score","criterion":"name of the criterion","candidate":"X","score":N}
</analysis>`;
}

function verdictSection(mode: Mode): string {
  const [key, meaning] =
    mode === "merge" ? [`"fusionBeatsBest":true|false,`, ` "fusionBeatsBest": true or false.`] : ["", ""];
  return `The verdict: one JSON object on one line. "winner": the best single answer. "ties": answers you cannot tell apart from it, often none. "confidence": one of the three.${meaning} "why": one or two sentences.
<verdict>
{"winner":"X","ties":[],"confidence":"high|medium|low",${key}"why":"…"}
</verdict>`;
}

function answerSection(hasForm: boolean, maxTokens: number | undefined): string {
  const [how, what] = hasForm
    ? ["in the form of an answer that is given above, and nothing beside it", "the JSON alone"]
    : ["in markdown", "the text for the reader"];
  const length = maxTokens === undefined ? "" : `, in at most ${maxTokens} tokens`;
  return `The fused answer ${how}${length}, only if "fusionBeatsBest" is true; otherwise leave the whole section out:
<answer>
${what}
</answer>`;
}
