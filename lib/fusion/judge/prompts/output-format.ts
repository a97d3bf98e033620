import type { Criterion, Mode } from "@/lib/fusion/run-request";

/**
 * The form of the judge's output. Why so:
 * - One JSON object a line: a finding can be shown the moment its line ends, and a spoilt line costs one finding.
 * - Best-of and debate put the verdict first, so that the winner's text is shown at once: modelled at 1.64 times one
 *   call. Merge puts the analysis first, so that the writer has the contradictions in view, and the answer in the same
 *   stream: 2.49 times one call, against 3.40 with a call for each.
 * - The analysis is kept short: it is read at a glance, and each line of it delays what follows.
 */
export interface FormatSpec {
  mode: Mode;
  /** The ids in the order the judge sees them. */
  ids: string[];
  criteria: Criterion[];
  /** Leaves out the answer section, for a repair that keeps the answer as it was written. */
  withoutAnswer?: boolean;
}

export function outputFormat({ mode, ids, criteria, withoutAnswer = false }: FormatSpec): string {
  const analysis = analysisSection(ids, criteria);
  const verdict = verdictSection(mode, ids);
  const sections =
    mode === "merge" ? [analysis, verdict, ...(withoutAnswer ? [] : [ANSWER])] : [verdict, analysis];
  return [intro(sections.length, ids), ...sections].join("\n\n");
}

const intro = (count: number, ids: string[]) =>
  `Write these ${count === 2 ? "two" : "three"} sections, in this order, each tag on a line of its own. Name answers by label only (${ids.join(", ")}).`;

function analysisSection(ids: string[], criteria: Criterion[]): string {
  const [first = "A", second = first] = ids;
  const lines = [
    { kind: "consensus", claim: "what several say", candidates: [first, second] },
    {
      kind: "contradiction",
      topic: "what they differ on",
      positions: [
        { candidates: [first], claim: "what this one says" },
        { candidates: [second], claim: "what that one says" },
      ],
    },
    { kind: "partial", claim: "what matters and only some cover", candidates: [first] },
    { kind: "unique", claim: "what only one saw, and is worth having", candidate: second },
    { kind: "blind-spot", claim: "what all of them missed" },
    { kind: "score", criterion: criteria[0]?.name ?? "correctness", candidate: first, score: 8 },
  ];
  const named =
    criteria.length === 0 ? "" : ` (${criteria.map(({ name }) => JSON.stringify(name)).join(", ")})`;
  return `The analysis: one JSON object a line, each on a single line, no list marks, no code fence. Only what matters for the choice: at most ten findings, each claim one short sentence in the answer's own terms, so that a reader finds the place. Then one score line for each criterion${named} and each answer. The kinds are:
<analysis>
${lines.map((line) => JSON.stringify(line)).join("\n")}
</analysis>`;
}

function verdictSection(mode: Mode, ids: string[]): string {
  const example = {
    winner: ids[0] ?? "A",
    ties: [],
    confidence: "high",
    ...(mode === "merge" ? { fusionBeatsBest: true } : {}),
    why: "one or two sentences",
  };
  const fusing = mode === "merge" ? ` "fusionBeatsBest": true or false.` : "";
  return `The verdict: one JSON object on one line. "winner": the best single answer. "ties": answers you cannot tell apart from it, often none. "confidence": "high", "medium" or "low".${fusing}
<verdict>
${JSON.stringify(example)}
</verdict>`;
}

const ANSWER = `The fused answer in markdown, only if "fusionBeatsBest" is true; otherwise leave the whole section out:
<answer>
the text for the reader
</answer>`;
