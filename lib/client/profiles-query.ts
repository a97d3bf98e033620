import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { profileListSchema, profileRecordSchema } from "@/lib/contract/profiles";
import { callApi } from "./api";
import { modelsQuery } from "./models-query";

export const PROFILES_KEY = ["profiles"];

/** `GET /api/profiles`: one's own, then those that others offer. */
export const profilesQuery = queryOptions({
  queryKey: PROFILES_KEY,
  queryFn: ({ signal }) => callApi("/api/profiles", (data) => profileListSchema.parse(data), { signal }),
});

/** `GET /api/profiles/:id/record` */
export const profileRecordQuery = (id: string) =>
  queryOptions({
    queryKey: [...PROFILES_KEY, "record", id],
    queryFn: ({ signal }) =>
      callApi(`/api/profiles/${encodeURIComponent(id)}/record`, (data) => profileRecordSchema.parse(data), {
        signal,
      }),
  });

/** After any change: they are also listed beside the models, as they resolve there. */
export async function refreshProfiles(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: PROFILES_KEY }),
    client.invalidateQueries({ queryKey: modelsQuery.queryKey }),
  ]);
}
