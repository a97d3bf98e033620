import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type RunList, runListSchema } from "@/lib/contract/runs";
import { callApi } from "./api";

const LIVE_MS = 2_000;
const IDLE_MS = 30_000;
export const RUN_LIST_KEY = ["run-list"];

interface ListRuns {
  q?: string;
  cursor?: string | null;
  limit?: number;
  signal?: AbortSignal;
}

function listRuns({ q, cursor, limit, signal }: ListRuns): Promise<RunList> {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (cursor) query.set("cursor", cursor);
  if (limit) query.set("limit", String(limit));
  const search = query.size === 0 ? "" : `?${query}`;
  return callApi(`/api/runs${search}`, (data) => runListSchema.parse(data), { signal });
}

const isLive = (list: RunList) =>
  list.items.some((run) => run.status === "running" || run.status === "queued");

/** The rail's last runs; quick while one is underway. */
export const recentRunsQuery = queryOptions({
  queryKey: [...RUN_LIST_KEY, "recent"],
  queryFn: ({ signal }) => listRuns({ limit: 15, signal }),
  refetchInterval: (query) => (query.state.data && isLive(query.state.data) ? LIVE_MS : IDLE_MS),
});

/** All of the owner's runs, newest first, page by page. */
export const runPagesQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...RUN_LIST_KEY, "pages", q],
    queryFn: ({ pageParam, signal }) => listRuns({ q, cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: (query) => (query.state.data?.pages.some(isLive) ? LIVE_MS : false),
  });
