import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import {
  type Bulk,
  type BulkResult,
  bulkResultSchema,
  type ChangeMarks,
  type RunMarksView,
  runMarksSchema,
} from "@/lib/contract/run-marks";
import type { RunList, RunSummary } from "@/lib/contract/runs";
import { callApi } from "./api";
import { RUN_LIST_KEY } from "./run-list-query";

type Cached = RunList | InfiniteData<RunList> | undefined;

/** Notes something of a run: at once in every list, then on the server. Throws `ApiError`, with the lists as they were. */
export function useChangeMarks(): (runId: string, change: ChangeMarks) => Promise<RunMarksView> {
  const client = useQueryClient();
  return async (runId, change) => {
    await client.cancelQueries({ queryKey: RUN_LIST_KEY });
    client.setQueriesData<Cached>({ queryKey: RUN_LIST_KEY }, (data) => patchCached(data, runId, change));
    try {
      const path = `/api/runs/${encodeURIComponent(runId)}`;
      return await callApi(path, (data) => runMarksSchema.parse(data), { method: "PATCH", body: change });
    } finally {
      void client.invalidateQueries({ queryKey: RUN_LIST_KEY });
    }
  };
}

/** Does one thing to many runs. Throws `ApiError`. */
export function useBulk(): (bulk: Bulk) => Promise<BulkResult> {
  const client = useQueryClient();
  return async (bulk) => {
    try {
      return await callApi("/api/runs/bulk", (data) => bulkResultSchema.parse(data), {
        method: "POST",
        body: bulk,
      });
    } finally {
      void client.invalidateQueries({ queryKey: RUN_LIST_KEY });
    }
  };
}

function patchCached(data: Cached, runId: string, change: ChangeMarks): Cached {
  if (!data) return data;
  if ("pages" in data) return { ...data, pages: data.pages.map((page) => patchList(page, runId, change)) };
  return "nextCursor" in data ? patchList(data, runId, change) : data;
}

function patchList(list: RunList, runId: string, { note, ...change }: ChangeMarks): RunList {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const patch: Partial<RunSummary> = { ...given, ...(note !== undefined && { hasNote: Boolean(note) }) };
  return { ...list, items: list.items.map((run) => (run.id === runId ? { ...run, ...patch } : run)) };
}
