import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type ShareRun, type ShareView, shareAnswerSchema, shareViewSchema } from "@/lib/contract/shares";
import { callApi } from "./api";
import { RUN_LIST_KEY } from "./run-list-query";

const pathOf = (runId: string) => `/api/runs/${encodeURIComponent(runId)}/share`;
const keyOf = (runId: string) => ["share", runId];
const parse = (data: unknown) => shareViewSchema.parse(data);

/** A run's permalink as its owner sees it; null: it has none. */
export function shareQuery(runId: string) {
  return queryOptions<ShareView | null>({
    queryKey: keyOf(runId),
    queryFn: ({ signal }) =>
      callApi(pathOf(runId), (data) => shareAnswerSchema.parse(data).share, { signal }),
  });
}

/** Makes a permalink, or changes what it shows and to whom. */
export function useShareRun(runId: string) {
  const keep = useKeepShare(runId);
  return useMutation<ShareView, Error, ShareRun>({
    mutationFn: (body) => callApi(pathOf(runId), parse, { method: "POST", body }),
    onSuccess: keep,
  });
}

export function useRevokeShare(runId: string) {
  const keep = useKeepShare(runId);
  return useMutation<void, Error>({
    mutationFn: () => callApi(pathOf(runId), () => undefined, { method: "DELETE" }),
    onSuccess: () => keep(null),
  });
}

function useKeepShare(runId: string) {
  const client = useQueryClient();
  return (share: ShareView | null) => {
    client.setQueryData(keyOf(runId), share);
    void client.invalidateQueries({ queryKey: RUN_LIST_KEY });
  };
}
