import { queryOptions } from "@tanstack/react-query";
import { sessionListSchema, whoAmISchema } from "@/lib/contract/accounts";
import { callApi } from "./api";

/** `GET /api/account`: who asks, and how somebody may become someone. */
export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: ({ signal }) => callApi("/api/account", (data) => whoAmISchema.parse(data), { signal }),
  staleTime: 60_000,
  // The session may have ended elsewhere while the page was out of sight.
  refetchOnWindowFocus: "always",
});

/** `GET /api/account/sessions` */
export const sessionsQuery = queryOptions({
  queryKey: ["account", "sessions"],
  queryFn: ({ signal }) =>
    callApi("/api/account/sessions", (data) => sessionListSchema.parse(data), { signal }),
});
