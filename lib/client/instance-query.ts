import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  type ChangeInstance,
  type ChangePerson,
  type CreateInvitation,
  type InstanceView,
  instanceSchema,
  invitationListSchema,
  type NewInvitationView,
  newInvitationSchema,
  type People,
  type Person,
  peopleSchema,
  personSchema,
} from "@/lib/contract/instance";
import { callApi } from "./api";

/** What admins see and change. All actions throw `ApiError`. */
export const peopleQuery = (q: string) =>
  infiniteQueryOptions<People, Error, InfiniteData<People>, string[], string | null>({
    queryKey: ["people", q],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...(q && { q }), ...(pageParam && { cursor: pageParam }) });
      return callApi(`/api/accounts?${query}`, (data) => peopleSchema.parse(data), { signal });
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: ({ signal }) =>
    callApi("/api/invitations", (data) => invitationListSchema.parse(data), { signal }),
});

export const instanceQuery = queryOptions({
  queryKey: ["instance"],
  queryFn: ({ signal }) => callApi("/api/instance", (data) => instanceSchema.parse(data), { signal }),
});

export function changePerson(id: string, body: ChangePerson): Promise<Person> {
  const path = `/api/accounts/${encodeURIComponent(id)}`;
  return callApi(path, (data) => personSchema.parse(data), { method: "PATCH", body });
}

export function invite(body: CreateInvitation): Promise<NewInvitationView> {
  return callApi("/api/invitations", (data) => newInvitationSchema.parse(data), { method: "POST", body });
}

export function revokeInvitation(id: string): Promise<void> {
  return callApi(`/api/invitations/${encodeURIComponent(id)}`, () => undefined, { method: "DELETE" });
}

export function changeInstance(body: ChangeInstance): Promise<InstanceView> {
  return callApi("/api/instance", (data) => instanceSchema.parse(data), { method: "PATCH", body });
}
