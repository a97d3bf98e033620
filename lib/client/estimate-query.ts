import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import { z } from "zod";
import type { CreateRun } from "@/lib/contract/create-run";
import { callApi } from "./api";

const cost = z.object({
  usd: z.number().nullable(),
  source: z.enum(["reported", "computed", "estimated", "unknown"]),
  atLeastUsd: z.number().optional(),
});
export const estimateSchema = z.object({ expected: cost, worst: cost, judge: z.string().nullable() });
export type Estimate = z.infer<typeof estimateSchema>;

/** `POST /api/estimate`: what a run would cost. Null asks nothing. */
export const estimateQuery = (body: CreateRun | null) =>
  queryOptions({
    queryKey: ["estimate", body],
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
