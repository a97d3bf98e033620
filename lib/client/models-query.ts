import { queryOptions } from "@tanstack/react-query";
import { modelListSchema } from "@/lib/contract/models";
import { callApi } from "./api";

const WHILE_LOADING_MS = 2_000;

/** `GET /api/models`. Asked again while a connection is still fetching its list. */
export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => callApi("/api/models", (data) => modelListSchema.parse(data), { signal }),
  staleTime: 60_000,
  refetchInterval: (query) =>
    query.state.data?.connections.some((connection) => connection.status === "loading")
      ? WHILE_LOADING_MS
      : false,
});
