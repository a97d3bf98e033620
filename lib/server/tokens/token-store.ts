/**
 * Where API tokens are kept. Implemented over Prisma and in memory; one contract suite runs on both. Called by the token service and,
 * on every call with a token, by `check-token.ts`: a token holds only for as long as its row is here.
 */
import type { TokenGrant } from "./token-grant";

export interface TokenRecord extends TokenGrant {
  ownerId: string;
  /** See `token-hash.ts`. */
  secretHash: string;
  hint: string;
  expiresAtMs: number | null;
  lastUsedAtMs: number | null;
  createdAtMs: number;
}

export type TokenChange = Partial<Omit<TokenGrant, "id"> & Pick<TokenRecord, "expiresAtMs">>;

export interface OwnToken {
  id: string;
  ownerId: string;
}

export interface TokenStore {
  create(token: Omit<TokenRecord, "lastUsedAtMs">): Promise<void>;
  /** Whoever's. */
  find(id: string): Promise<TokenRecord | null>;
  /** The newest first. */
  list(ownerId: string): Promise<TokenRecord[]>;
  /** False where it is gone, or not the owner's. */
  update(own: OwnToken, change: TokenChange): Promise<boolean>;
  /** With what is counted for it. False where it is gone, or not the owner's. */
  delete(own: OwnToken): Promise<boolean>;
  /** Nothing happens where it is gone. */
  touch(id: string, nowMs: number): Promise<void>;
}
