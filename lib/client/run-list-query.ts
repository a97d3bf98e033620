import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { RunFilterParams } from "@/lib/contract/run-filter";
import { tagListSchema } from "@/lib/contract/run-marks";
import { type RunList, runListSchema } from "@/lib/contract/runs";
import { callApi } from "./api";

const LIVE_MS = 2_000;
const IDLE_MS = 30_000;
export const RUN_LIST_KEY = ["run-list"];

interface ListRuns {
  filter?: RunFilterParams;
  cursor?: string | null;
  limit?: number;
  signal?: AbortSignal;
}

function listRuns({ filter, cursor, limit, signal }: ListRuns): Promise<RunList> {
  const query = new URLSearchParams(toApiFilter(filter ?? {}));
  if (cursor) query.set("cursor", cursor);
  if (limit) query.set("limit", String(limit));
  const search = query.size === 0 ? "" : `?${query}`;
  return callApi(`/api/runs${search}`, (data) => runListSchema.parse(data), { signal });
}

/** A day in the address is one of the reader's own; the server is told its first and its last moment. */
export function toApiFilter(filter: RunFilterParams): Record<string, string> {
  const moments = { from: "T00:00:00", to: "T23:59:59.999" };
  const entries = Object.entries(filter).map(([name, value]): [string, string] => {
    const time = name === "from" || name === "to" ? moments[name] : null;
    const at = time === null || value.includes("T") ? null : new Date(`${value}${time}`);
    return [name, at && !Number.isNaN(at.getTime()) ? at.toISOString() : value];
  });
  return Object.fromEntries(entries);
}

const isLive = (list: RunList) =>
  list.items.some((run) => run.status === "running" || run.status === "queued");

/** The rail's last runs; quick while one is underway. */
export const recentRunsQuery = queryOptions({
  queryKey: [...RUN_LIST_KEY, "recent"],
  queryFn: ({ signal }) => listRuns({ limit: 15, signal }),
  refetchInterval: (query) => (query.state.data && isLive(query.state.data) ? LIVE_MS : IDLE_MS),
});

/** The owner's runs that pass the filter, newest first, page by page. */
export const runPagesQuery = (filter: RunFilterParams) =>
  infiniteQueryOptions({
    queryKey: [...RUN_LIST_KEY, "pages", filter],
    queryFn: ({ pageParam, signal }) => listRuns({ filter, cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: (query) => (query.state.data?.pages.some(isLive) ? LIVE_MS : false),
  });

/** The first few that a search finds, for the palette. */
export const foundRunsQuery = (q: string) =>
  queryOptions({
    queryKey: [...RUN_LIST_KEY, "found", q],
    queryFn: ({ signal }) => listRuns({ filter: { q }, limit: 8, signal }),
    enabled: q !== "",
  });

/** All tags in use. */
export const tagsQuery = queryOptions({
  queryKey: [...RUN_LIST_KEY, "tags"],
  queryFn: ({ signal }) => callApi("/api/runs/tags", (data) => tagListSchema.parse(data), { signal }),
});
