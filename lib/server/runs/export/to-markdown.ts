/**
 * A run as a Markdown document. Whatever a person or a model wrote stands in a fence that it cannot leave, and in a line where
 * a line is meant: a pasted answer cannot pose as another heading.
 */
import type { ExportedRun } from "@/lib/contract/export";
import { formatCost, formatDuration, formatTokens, toPlainLine } from "./format-export";
import { toFence, toInline } from "./markdown-text";
import { toMessageSections, toToolCalls } from "./messages-to-markdown";

export function toMarkdown(run: ExportedRun): string {
  const sections = [
    `# ${toInline(run.title ?? run.prompt)}`,
    describeRun(run),
    ...describeClient(run),
    ...(run.tags.length > 0 ? [`Tags: ${run.tags.map(toInline).join(", ")}`] : []),
    ...(run.note ? [`## Note\n\n${toFence(run.note)}`] : []),
    ...(run.system ? [`## System prompt\n\n${toFence(run.system)}`] : []),
    ...toMessageSections(run.history, "Before"),
    `## Prompt\n\n${toFence(run.prompt)}`,
    ...(run.attachments.length > 0 ? [`Attached: ${run.attachments.map(toInline).join(", ")}`] : []),
    ...toMessageSections(run.after ?? [], "After"),
    ...run.candidates.map(toCandidateSection),
    ...run.fusions.map((fusion, index) =>
      toFusionSection(fusion, run.fusions.length > 1 ? ` ${index + 1}` : ""),
    ),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The setup in a line, and what it took. */
function describeRun({ createdAt, mode, setup, status, cost, timings }: ExportedRun): string {
  const pool = (setup?.pool ?? []).map(({ label, name }) => `${label} ${toInline(name)}`).join(", ");
  const judge = setup ? `judged by ${setup.judge.models.map(toInline).join(", else ")}` : "";
  const wall = timings ? formatDuration(timings.wallMs) : "";
  const parts = [
    `${createdAt.slice(0, 16).replace("T", " ")} UTC`,
    mode,
    pool,
    judge,
    status,
    formatCost(cost),
    wall,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** Which program asked, and what it said of itself. */
function describeClient({ source, client }: ExportedRun): string[] {
  if (source === "page") return [];
  const { token = null, user = null, metadata = {} } = client ?? {};
  const parts = [
    source === "mcp" ? "as an MCP tool" : "by the API",
    ...(token === null ? [] : [`with the token ${toInline(token)}`]),
    ...(user === null ? [] : [`for the user ${toInline(user)}`]),
    ...Object.entries(metadata).map(([key, value]) => `${toInline(key)}: ${toInline(value)}`),
  ];
  return [`Asked ${parts.join(" · ")}`];
}

function toCandidateSection(candidate: ExportedRun["candidates"][number]): string {
  const { label, name, model, status, reason, judged, text, toolCalls, usage, cost, timings } = candidate;
  const parts = [
    model === null ? "pasted" : `\`${toPlainLine(model).replaceAll("`", "'")}\``,
    reason === null ? status : `${status}: ${reason}`,
    judged ? "judged" : "not judged",
    ...describeCall({ usage, cost, timings }),
  ];
  const said = text === "" && toolCalls ? [] : [toFence(text)];
  return [`## ${label}: ${toInline(name)}`, parts.join(" · "), ...said, ...toToolCalls(toolCalls)].join(
    "\n\n",
  );
}

function describeCall(call: Pick<ExportedRun["candidates"][number], "usage" | "cost" | "timings">): string[] {
  const { usage, cost, timings } = call;
  const tokens = usage ? [formatTokens(usage)] : [];
  return [...tokens, formatCost(cost), ...(timings ? [formatDuration(timings.totalMs)] : [])];
}

function toFusionSection(fusion: ExportedRun["fusions"][number], number: string): string {
  const { outcome, analysis, verdict, answer, turns } = fusion;
  const parts = [
    `## Final answer${number}: ${toInline(outcome)}`,
    [`\`${fusion.mode}\``, fusion.status, ...describeCall(fusion)].join(" · "),
    ...turns.map(toTurn),
    ...(analysis ? toFindings(analysis) : []),
    ...(verdict ? [toVerdict(verdict)] : []),
    ...(answer === "" ? [] : [`### Answer\n\n${toFence(answer)}`]),
    ...toToolCalls(fusion.toolCalls),
  ];
  return parts.join("\n\n");
}

function toTurn({
  candidate,
  round,
  status,
  contests,
  answer,
}: ExportedRun["fusions"][number]["turns"][number]): string {
  const contested = contests === null ? "" : `\n\nContests: ${toInline(contests)}`;
  const said = answer === null ? "" : `\n\n${toFence(answer)}`;
  return `### Round ${round}, ${candidate}: ${status}${contested}${said}`;
}

function toFindings(analysis: NonNullable<ExportedRun["fusions"][number]["analysis"]>): string[] {
  const lists: [string, string[]][] = [
    ["Agreement", analysis.consensus.map(({ claim, candidates }) => toClaim(claim, candidates))],
    ["Contradictions", analysis.contradictions.map(toContradiction)],
    ["Covered by some", analysis.partialCoverage.map(({ claim, candidates }) => toClaim(claim, candidates))],
    ["Only one saw", analysis.uniqueInsights.map(({ claim, candidate }) => toClaim(claim, [candidate]))],
    ["Missed by all", analysis.blindSpots.map(({ claim }) => toInline(claim))],
    [
      "Scores",
      analysis.scores.map(
        ({ criterion, candidate, score }) => `${toInline(criterion)}, ${candidate}: ${score}`,
      ),
    ],
  ];
  return lists
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => `### ${heading}\n\n${lines.map((line) => `- ${line}`).join("\n")}`);
}

function toClaim(claim: string, candidates: readonly string[]): string {
  return `${toInline(claim)} (${candidates.join(", ")})`;
}

type Contradiction = NonNullable<ExportedRun["fusions"][number]["analysis"]>["contradictions"][number];

function toContradiction({ topic, positions }: Contradiction): string {
  const said = positions.map(({ claim, candidates }) => toClaim(claim, candidates));
  return `${toInline(topic)}: ${said.join("; ")}`;
}

function toVerdict(verdict: NonNullable<ExportedRun["fusions"][number]["verdict"]>): string {
  const { winner, ties, confidence, fusionBeatsBest, why } = verdict;
  const level = ties.length > 0 ? `, level with ${ties.join(", ")}` : "";
  const beats =
    fusionBeatsBest === null ? "" : fusionBeatsBest ? " Fusing beat it." : " Fusing did not beat it.";
  return `### Verdict\n\nStrongest: ${winner}${level} (confidence: ${confidence}).${beats} ${toInline(why)}`;
}
