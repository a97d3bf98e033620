import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import type { CreateRun } from "@/lib/contract/create-run";
import { estimateSchema } from "@/lib/contract/estimate";
import { callApi } from "./api";

export const ESTIMATE_KEY = ["estimate"];

/** `POST /api/estimate`: what a run would cost. Null asks nothing. */
export const estimateQuery = (body: CreateRun | null) =>
  queryOptions({
    queryKey: [...ESTIMATE_KEY, body],
    queryFn:
      body === null
        ? skipToken
        : ({ signal }) =>
            callApi("/api/estimate", (data) => estimateSchema.parse(data), { method: "POST", body, signal }),
    staleTime: 60_000,
    retry: false,
    // The last figure stays until the next is known: numbers never flicker.
    placeholderData: keepPreviousData,
  });
