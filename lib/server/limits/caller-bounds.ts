import type { Bound } from "./limit-store";

/** Who asks, and by which token; null: a page asks. */
export interface Caller {
  ownerId: string;
  tokenId: string | null;
}

/** So that a program at its token's limit leaves room for the person's page. */
const OWNER_FACTOR = 2;

/** What a caller is held to, where a token may do `limit`; none where that is 0. */
export function toBounds({ ownerId, tokenId }: Caller, limit: number): Bound[] {
  if (limit === 0) return [];
  const owner = { scope: `owner:${ownerId}`, limit: limit * OWNER_FACTOR };
  return tokenId === null ? [owner] : [{ scope: `token:${tokenId}`, limit }, owner];
}
