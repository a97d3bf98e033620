/** What the tools give back: a run as text, and the same as fields beside it. */
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { describeOutcome, toPlainHead } from "@/lib/fusion/describe-outcome";
import { costOfRun } from "@/lib/fusion/run-cost";
import type { RunState } from "@/lib/fusion/run-state";
import { toFusionReport } from "@/lib/server/v1/to-fusion-report";
import type { EndedRun } from "./mcp-run";
import { type RunReport, toFootline, toRunText } from "./run-text";

export function toFused(ended: EndedRun): CallToolResult {
  const report = describeRun(ended.runId, ended.state, statusOf(ended));
  const { end, answer } = ended;
  if (!end.ok)
    return toFailure(`${end.failure.code}: ${end.failure.message}\n\n${toFootline(report)}`, report);
  return toResult({ ...report, answer }, answer, toFootline(report));
}

export function toCompared(ended: EndedRun): CallToolResult {
  const report = describeRun(ended.runId, ended.state, statusOf(ended));
  const { end, state } = ended;
  if (!end.ok && state.candidates.every(({ text }) => text === ""))
    return toFailure(`${end.failure.code}: ${end.failure.message}\n\n${toFootline(report)}`, report);
  return toResult(report, toRunText(report));
}

/** An answer is there before its run says that it has ended. */
function statusOf({ end }: EndedRun): string {
  if (end.ok) return "completed";
  return end.failure.code === "run_stopped" ? "stopped" : "failed";
}

export function describeRun(runId: string, state: RunState, status: string): RunReport {
  const [fusion] = state.fusions;
  const report = toFusionReport(state, { include: ["candidates", "analysis", "verdict"], runId });
  return {
    ...{ run: runId, page: `/runs/${runId}`, status },
    outcome: fusion ? toPlainHead(describeOutcome(fusion, state.candidates)) : "Nothing was judged",
    candidates: report?.candidates ?? [],
    analysis: report?.analysis ?? null,
    verdict: report?.verdict ?? null,
    cost: costOfRun(state),
  };
}

export function toResult(structured: object, ...texts: string[]): CallToolResult {
  return { content: texts.map((text) => ({ type: "text", text })), structuredContent: { ...structured } };
}

export function toFailure(text: string, structured?: object): CallToolResult {
  return {
    content: [{ type: "text", text }],
    isError: true,
    ...(structured && { structuredContent: { ...structured } }),
  };
}
