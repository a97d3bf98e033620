import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type UsageQuery, usageSchema } from "@/lib/contract/usage";
import { callApi } from "./api";

/** `GET /api/usage`: what was spent in a period. What was shown stays until the next period is here. */
export function usageQuery(query: Required<UsageQuery>) {
  return queryOptions({
    queryKey: ["usage", query],
    queryFn: ({ signal }) =>
      callApi(`/api/usage?${new URLSearchParams(query)}`, (data) => usageSchema.parse(data), { signal }),
    staleTime: 5_000,
    retry: (failures, error) => failures < 2 && !("status" in error && error.status === 400),
    placeholderData: keepPreviousData,
  });
}
