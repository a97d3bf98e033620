import type { ExportFormat } from "@/lib/contract/export";
import { ApiError } from "./api";

export const EXPORT_NAMES: Record<ExportFormat, string> = { md: "Markdown", json: "JSON", csv: "CSV" };

export function toExportPath(runId: string, as: ExportFormat): string {
  return `/api/runs/${encodeURIComponent(runId)}/export?as=${as}`;
}

/** The run as Markdown, for the clipboard. Throws `ApiError`. */
export async function fetchMarkdown(runId: string): Promise<string> {
  const response = await fetch(toExportPath(runId, "md"));
  if (!response.ok) throw new ApiError("The run could not be exported.", response.status, null);
  return response.text();
}

/** One document of several runs, as a download. Throws `ApiError`. */
export async function downloadRuns(ids: readonly string[], as: ExportFormat): Promise<void> {
  const response = await fetch("/api/runs/export", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ids, as }),
  });
  if (!response.ok) throw new ApiError("The runs could not be exported.", response.status, null);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? `runs.${as}`;
  link.click();
  // The download has begun by then, and the browser holds on to what it needs.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
