/**
 * What is kept of a token's secret. Keyed, so that whoever can write to the database alone cannot make a token that holds. The key
 * comes from what seals the cookies of sessions, not from the ring of master keys: keys that leave the ring have sealed everything
 * anew before, which a hash cannot be.
 */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { TokenText } from "./token-text";

/** Names what the key is for, so that nothing else is ever made with it (RFC 5869, 3.2). */
const PURPOSE = "tokamak api tokens v1";
const KEY_BYTES = 32;

export type TokenKey = Buffer;

export function deriveTokenKey(authSecret: string): TokenKey {
  return Buffer.from(hkdfSync("sha256", authSecret, "", PURPOSE, KEY_BYTES));
}

export function hashToken(token: TokenText, key: TokenKey): string {
  return digest(token, key).toString("base64url");
}

const ABSENT = Buffer.alloc(KEY_BYTES);

/** In the same time wherever they differ, and where there is no such token (`hash` null). */
export function isToken(token: TokenText, hash: string | null, key: TokenKey): boolean {
  const given = digest(token, key);
  const kept = Buffer.from(hash ?? "", "base64url");
  const isThere = kept.length === given.length;
  return timingSafeEqual(given, isThere ? kept : ABSENT) && isThere;
}

/** The id is hashed along: a hash that is moved to another row in the database opens nothing. */
function digest({ id, secret }: TokenText, key: TokenKey): Buffer {
  return createHmac("sha256", key).update(`${id}.${secret}`).digest();
}
