import { queryOptions } from "@tanstack/react-query";
import { type Usage, type UsageQuery, usageSchema } from "@/lib/contract/usage";
import { callApi } from "./api";

/** `GET /api/usage`: what was spent in a period. What was shown stays until the next period is here. */
export function usageQuery(query: Required<UsageQuery>) {
  return queryOptions({
    queryKey: ["usage", query] as const,
    queryFn: ({ signal }) =>
      callApi(`/api/usage?${new URLSearchParams(query)}`, (data) => usageSchema.parse(data), { signal }),
    staleTime: 5_000,
    // One's own figures must not stand for a moment under the heading of everybody's.
    placeholderData: (shown: Usage | undefined, before) =>
      before?.queryKey[1].of === query.of ? shown : undefined,
  });
}
