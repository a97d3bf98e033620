import { queryOptions } from "@tanstack/react-query";
import { type CastVote, modelVotesSchema, type RunVote, runVoteSchema } from "@/lib/contract/votes";
import { callApi } from "./api";

const at = (runId: string) => `/api/runs/${encodeURIComponent(runId)}/vote`;
const parse = (data: unknown) => runVoteSchema.parse(data);

/** `GET /api/runs/:id/vote` */
export const voteQuery = (runId: string) =>
  queryOptions({
    queryKey: ["vote", runId],
    queryFn: ({ signal }) => callApi(at(runId), parse, { signal }),
    staleTime: 60_000,
    retry: false,
  });

/** Throws `ApiError`. */
export function castVote(runId: string, vote: CastVote): Promise<RunVote> {
  return callApi(at(runId), parse, { method: "PUT", body: vote });
}

/** Throws `ApiError`. */
export function withdrawVote(runId: string): Promise<void> {
  return callApi(at(runId), () => undefined, { method: "DELETE" });
}

/** `GET /api/votes/models`: how often each model was picked. */
export const modelVotesQuery = queryOptions({
  queryKey: ["vote", "models"],
  queryFn: ({ signal }) => callApi("/api/votes/models", (data) => modelVotesSchema.parse(data), { signal }),
});
