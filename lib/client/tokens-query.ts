import { queryOptions } from "@tanstack/react-query";
import {
  type ChangeToken,
  type CreatedToken,
  type CreateToken,
  createdTokenSchema,
  type TokenView,
  tokenListSchema,
  tokenSchema,
} from "@/lib/contract/tokens";
import { callApi } from "./api";

/** `GET /api/tokens`. All actions throw `ApiError`. */
export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: ({ signal }) => callApi("/api/tokens", (data) => tokenListSchema.parse(data), { signal }),
});

/** The only answer that holds the whole token. */
export function createToken(body: CreateToken): Promise<CreatedToken> {
  return callApi("/api/tokens", (data) => createdTokenSchema.parse(data), { method: "POST", body });
}

export function changeToken(id: string, body: ChangeToken): Promise<TokenView> {
  return callApi(at(id), (data) => tokenSchema.parse(data), { method: "PATCH", body });
}

export function revokeToken(id: string): Promise<void> {
  return callApi(at(id), () => undefined, { method: "DELETE" });
}

function at(id: string): string {
  return `/api/tokens/${encodeURIComponent(id)}`;
}
