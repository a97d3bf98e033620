import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { connectionListSchema, localServersSchema } from "@/lib/contract/connections";
import { callApi } from "./api";
import { modelsQuery } from "./models-query";

const WHILE_LOADING_MS = 2_000;

/** `GET /api/connections`. Asked again while one of them is still fetching its list. */
export const connectionsQuery = queryOptions({
  queryKey: ["connections"],
  queryFn: ({ signal }) =>
    callApi("/api/connections", (data) => connectionListSchema.parse(data), { signal }),
  refetchInterval: (query) =>
    query.state.data?.items.some(({ state }) => state === "loading") ? WHILE_LOADING_MS : false,
});

/** `GET /api/connections/local` */
export const localServersQuery = queryOptions({
  queryKey: ["connections", "local"],
  queryFn: ({ signal }) =>
    callApi("/api/connections/local", (data) => localServersSchema.parse(data), { signal }),
  staleTime: 30_000,
});

/** After any change: the lists of models are other lists now. */
export async function refreshConnections(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
    client.invalidateQueries({ queryKey: modelsQuery.queryKey }),
  ]);
}
