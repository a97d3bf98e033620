/**
 * One document of one run or many, written run by run: a selection of five hundred never stands in memory as a whole.
 */
import { EXPORT_VERSION, type ExportedRun, type ExportFormat } from "@/lib/contract/export";
import { accept, type Outcome } from "@/lib/server/refusal";
import { getMarks } from "@/lib/server/runs/change-marks";
import { findOwnRun, refuseMissing } from "@/lib/server/runs/find-own-run";
import { getRun } from "@/lib/server/runs/read-runs";
import type { RunServiceDeps } from "@/lib/server/runs/run-service-deps";
import { toCsvHead, toCsvRows } from "./to-csv";
import { toExportedRun } from "./to-exported-run";
import { toFileName } from "./to-file-name";
import { toMarkdown } from "./to-markdown";

export interface ExportDocument {
  fileName: string;
  mediaType: string;
  text: AsyncIterable<string>;
}

type ExportDeps = Pick<RunServiceDeps, "store" | "executor" | "clock" | "workerId">;

const MEDIA_TYPES: Record<ExportFormat, string> = {
  md: "text/markdown; charset=utf-8",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

/** What is not the owner's, or not there, is left out; refused where nothing is left. */
export async function exportRuns(
  { ownerId, ids, as }: { ownerId: string; ids: readonly string[]; as: ExportFormat },
  deps: ExportDeps,
): Promise<Outcome<ExportDocument>> {
  const own: string[] = [];
  for (const runId of new Set(ids)) if ((await findOwnRun({ ownerId, runId }, deps)).ok) own.push(runId);
  const [first] = own;
  if (first === undefined) return refuseMissing();
  const opening = await readRun({ ownerId, runId: first }, deps);
  if (!opening) return refuseMissing();
  const called = own.length > 1 ? `${own.length} runs` : (opening.title ?? opening.prompt);
  const runs = readRuns(ownerId, own, deps);
  return accept({
    fileName: toFileName(called, as),
    mediaType: MEDIA_TYPES[as],
    text: writeDocument(runs, as, new Date(deps.clock.now()).toISOString()),
  });
}

async function* readRuns(
  ownerId: string,
  ids: readonly string[],
  deps: ExportDeps,
): AsyncGenerator<ExportedRun> {
  for (const runId of ids) {
    const run = await readRun({ ownerId, runId }, deps);
    if (run) yield run;
  }
}

/** Null where it was deleted meanwhile. */
async function readRun(
  own: { ownerId: string; runId: string },
  deps: ExportDeps,
): Promise<ExportedRun | null> {
  const run = await getRun(own, deps);
  const marks = await getMarks(own, deps);
  return run.ok && marks.ok
    ? toExportedRun(run.value, marks.value, await deps.store.findClient(own.runId))
    : null;
}

async function* writeDocument(
  runs: AsyncIterable<ExportedRun>,
  as: ExportFormat,
  exportedAt: string,
): AsyncGenerator<string> {
  if (as === "csv") yield toCsvHead();
  if (as === "json") {
    const head = JSON.stringify({
      $schema: "/api/schemas/run-export.json",
      version: EXPORT_VERSION,
      exportedAt,
    });
    yield `${head.slice(0, -1)},"runs":[`;
  }
  let isFirst = true;
  for await (const run of runs) {
    if (as === "csv") yield toCsvRows(run);
    else if (as === "md") yield `${isFirst ? "" : "\n---\n\n"}${toMarkdown(run)}`;
    else yield `${isFirst ? "\n" : ",\n"}${JSON.stringify(run)}`;
    isFirst = false;
  }
  if (as === "json") yield "\n]}\n";
}
