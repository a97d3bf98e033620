/**
 * Runs as a table: a row for each candidate and each fusion, as RFC 4180 has it. Excel reads UTF-8 only behind a byte order mark;
 * and what a spreadsheet would take for a formula is made text by an apostrophe before it.
 */
import type { ExportedRun } from "@/lib/contract/export";
import { toAmount } from "./format-export";

type Cell = string | number | boolean | null;

const COLUMNS = [
  ...[
    "run",
    "created",
    "title",
    "tags",
    "mode",
    "prompt",
    "kind",
    "label",
    "model",
    "name",
    "status",
    "reason",
  ],
  ...["judged", "outcome", "text", "finish", "input tokens", "output tokens", "cost usd", "cost source"],
  ...["first token ms", "total ms", "tool calls", "source", "token", "user", "metadata"],
];

export function toCsvHead(): string {
  return `\uFEFF${toLine(COLUMNS)}`;
}

export function toCsvRows(run: ExportedRun): string {
  return [
    ...run.candidates.map((one) => toCandidateRow(run, one)),
    ...run.fusions.map((one) => toFusionRow(run, one)),
  ]
    .map(toLine)
    .join("");
}

function toRunCells({ id, createdAt, title, tags, mode, prompt }: ExportedRun): Cell[] {
  return [id, createdAt, title, tags.join(", "), mode, prompt];
}

function toCandidateRow(run: ExportedRun, candidate: ExportedRun["candidates"][number]): Cell[] {
  const { label, model, name, status, reason, judged, text, finish } = candidate;
  return [
    ...toRunCells(run),
    ...["candidate", label, model, name, status, reason, judged, null, text, finish],
    ...toCallCells(candidate),
    ...toClientCells(run),
  ];
}

function toFusionRow(run: ExportedRun, fusion: ExportedRun["fusions"][number]): Cell[] {
  const { id, judge, status, reason, outcome, answer } = fusion;
  return [
    ...toRunCells(run),
    ...["fusion", id, judge, null, status, reason, null, outcome, answer, null],
    ...toCallCells(fusion),
    ...toClientCells(run),
  ];
}

function toClientCells({ source, client }: ExportedRun): Cell[] {
  const metadata = client && Object.keys(client.metadata).length > 0 ? JSON.stringify(client.metadata) : null;
  return [source, client?.token ?? null, client?.user ?? null, metadata];
}

function toCallCells({
  usage,
  cost,
  timings,
  toolCalls,
}: Pick<ExportedRun["candidates"][number], "usage" | "cost" | "timings" | "toolCalls">): Cell[] {
  return [
    usage?.inputTokens ?? null,
    usage?.outputTokens ?? null,
    cost.usd === null ? null : toAmount(cost.usd),
    cost.source,
    timings?.firstTokenMs ?? null,
    timings?.totalMs ?? null,
    toolCalls ? JSON.stringify(toolCalls) : null,
  ];
}

function toLine(cells: readonly Cell[]): string {
  return `${cells.map(toCell).join(",")}\r\n`;
}

function toCell(cell: Cell): string {
  if (cell === null) return "";
  const text = typeof cell === "string" ? toHarmless(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Blanks before the sign do not stop every spreadsheet; the wide forms of the signs are typed in East Asia. */
function toHarmless(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
