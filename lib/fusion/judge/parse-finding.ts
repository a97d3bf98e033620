import type { Label } from "@/lib/fusion/labels";
import { type Finding, findingSchema } from "./analysis";
import type { ContestantRef } from "./contestant-ref";
import { findContestant } from "./contestant-ref";
import { describeIssue, parseJson } from "./parse-json";

/** One line of the analysis. Contestant ids become candidate labels, each named once. */
export function parseFinding(
  line: string,
  contestants: readonly ContestantRef[],
): Finding | { problem: string } {
  const json = parseJson(line);
  if ("problem" in json) return json;
  const unknown: string[] = [];
  const toLabel = (id: unknown) => {
    const hit = findContestant(id, contestants);
    if (!hit) unknown.push(String(id));
    return hit?.candidate;
  };
  const labelled = withLabels(json.value, toLabel);
  if (unknown.length > 0)
    return { problem: `names answer ${[...new Set(unknown)].join(", ")}, which was not judged` };
  const finding = findingSchema.safeParse(labelled);
  return finding.success ? finding.data : { problem: describeIssue(finding.error) };
}

type ToLabel = (id: unknown) => Label | undefined;

function withLabels(value: unknown, toLabel: ToLabel): unknown {
  if (typeof value !== "object" || value === null) return value;
  const finding: Record<string, unknown> = { ...value };
  if ("candidate" in finding) finding.candidate = toLabel(finding.candidate);
  if (Array.isArray(finding.candidates)) finding.candidates = [...new Set(finding.candidates.map(toLabel))];
  if (Array.isArray(finding.positions)) {
    finding.positions = finding.positions.map((position) => withLabels(position, toLabel));
  }
  return finding;
}
