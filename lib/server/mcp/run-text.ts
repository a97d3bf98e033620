/** A run in words: many clients show a model the text of a result, and nothing of what stands beside it. */
import type { FusionReport } from "@/lib/contract/openai/chat-response";
import type { Cost } from "@/lib/fusion/cost";
import { formatCost } from "@/lib/server/runs/export/format-export";

export interface RunReport {
  run: string;
  page: string;
  status: string;
  outcome: string;
  candidates: NonNullable<FusionReport["candidates"]>;
  analysis: NonNullable<FusionReport["analysis"]> | null;
  verdict: NonNullable<FusionReport["verdict"]> | null;
  cost: Cost;
}

/** Every answer, what the judge found, and what came of it. */
export function toRunText(report: RunReport): string {
  const { candidates, analysis, verdict } = report;
  return [
    ...candidates.map(toAnswer),
    ...(analysis ? toFindings(analysis) : []),
    ...(verdict ? [toVerdict(verdict)] : []),
    toFootline(report),
  ].join("\n\n");
}

/** Where the run is, how it came out, and what it cost. */
export function toFootline({ run, page, status, outcome, cost }: RunReport): string {
  return `${outcome}. Run ${run} (${status}, ${formatCost(cost)}): get_run reads it whole, and people see it at ${page}.`;
}

function toAnswer({ label, name, content, message }: RunReport["candidates"][number]): string {
  return `## ${label}: ${name}\n\n${content || `No answer: ${message ?? "stopped"}`}`;
}

function toFindings(analysis: NonNullable<RunReport["analysis"]>): string[] {
  const claim = ({ claim, candidates }: { claim: string; candidates: readonly string[] }) =>
    `${claim} (${candidates.join(", ")})`;
  const lists: [string, string[]][] = [
    ["What they agree on", analysis.consensus.map(claim)],
    [
      "Where they contradict each other",
      analysis.contradictions.map(({ topic, positions }) => `${topic}: ${positions.map(claim).join("; ")}`),
    ],
    ["What only some cover", analysis.partial_coverage.map(claim)],
    ["What only one saw", analysis.unique_insights.map(({ claim, candidate }) => `${claim} (${candidate})`)],
    ["What all missed", analysis.blind_spots.map(({ claim }) => claim)],
    ["Scores of 10", analysis.scores.map((one) => `${one.criterion}, ${one.candidate}: ${one.score}`)],
  ];
  return lists
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => `## ${heading}\n\n${lines.map((line) => `- ${line}`).join("\n")}`);
}

function toVerdict({ winner, ties, confidence, why }: NonNullable<RunReport["verdict"]>): string {
  const level = ties.length > 0 ? `, level with ${ties.join(", ")}` : "";
  return `## Verdict\n\nStrongest: ${winner}${level} (confidence: ${confidence}). ${why}`;
}
