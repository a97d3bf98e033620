import { queryOptions } from "@tanstack/react-query";
import { parseRunState } from "@/lib/contract/run-event";
import type { RunState } from "@/lib/fusion/run-state";
import { callApi } from "./api";

export type AskedRun = Pick<RunState, "prompt" | "createdAt" | "request">;

/** What was asked: it never changes, so it is loaded once. What came of it is the run store's. */
export const runRequestQuery = (runId: string) =>
  queryOptions({
    queryKey: ["run-request", runId],
    queryFn: ({ signal }) =>
      callApi(`/api/runs/${encodeURIComponent(runId)}`, (data) => toAskedRun(parseRunState(data)), {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });

function toAskedRun({ prompt, createdAt, request }: RunState): AskedRun {
  return { prompt, createdAt, request };
}
