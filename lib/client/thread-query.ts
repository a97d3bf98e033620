import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { parseRunState } from "@/lib/contract/run-event";
import { type ThreadStep, threadSchema } from "@/lib/contract/threads";
import { callApi } from "./api";

const pathOf = (runId: string) => `/api/runs/${encodeURIComponent(runId)}`;

/** Begins the keys of all conversations. */
export const THREAD_KEY = ["thread"];

/** The conversation that a run belongs to, oldest first. */
export const threadQuery = (runId: string) =>
  queryOptions({
    queryKey: [...THREAD_KEY, runId],
    queryFn: ({ signal }) =>
      callApi(`${pathOf(runId)}/thread`, (data) => threadSchema.parse(data).items, { signal }),
  });

/** A run as it is stored, beside the stream that a run view follows. */
export const runStateQuery = (runId: string) =>
  queryOptions({
    queryKey: ["run-state", runId],
    queryFn: ({ signal }) => callApi(pathOf(runId), parseRunState, { signal }),
  });

/**
 * Asks for a run anew after what its stream told. A first answer that is still on its way would be waited for in place of that,
 * and may be of before it: it is given up.
 */
export async function refreshRunState(client: QueryClient, runId: string): Promise<void> {
  const { queryKey } = runStateQuery(runId);
  await client.cancelQueries({ queryKey });
  await client.invalidateQueries({ queryKey });
}

/** The steps before a run, from the first that is still there to the one that it follows up. */
export function stepsBefore(thread: readonly ThreadStep[], runId: string): ThreadStep[] {
  const byId = new Map(thread.map((step) => [step.id, step]));
  const before: ThreadStep[] = [];
  for (let id = byId.get(runId)?.follows ?? null; id !== null; ) {
    const step = byId.get(id);
    if (!step || before.includes(step)) break;
    before.unshift(step);
    id = step.follows;
  }
  return before;
}
