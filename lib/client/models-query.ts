import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type MeasuredPeriod, modelListSchema } from "@/lib/contract/models";
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

/** The same with what was measured in a period. What was shown stays until the next period is here. */
export function measuredModelsQuery(period: MeasuredPeriod) {
  return queryOptions({
    queryKey: [...modelsQuery.queryKey, period],
    queryFn: ({ signal }) =>
      callApi(`/api/models?period=${period}`, (data) => modelListSchema.parse(data), { signal }),
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
}
