import type { AccountRecord } from "@/lib/server/accounts/account-store";
import { isGuestId } from "@/lib/server/auth/guest-cookie";
import type { TokenGrant } from "./token-grant";
import { isToken, type TokenKey } from "./token-hash";
import type { TokenRecord, TokenStore } from "./token-store";
import { parseToken } from "./token-text";

/** When a token was used last is told to the minute. */
const TOUCH_EVERY_MS = 60_000;

export interface TokenCheckDeps {
  store: Pick<TokenStore, "find" | "touch">;
  accounts: { find(id: string): Promise<AccountRecord | null> };
  key: TokenKey;
  clock: { now(): number };
}

export interface TokenHolder {
  ownerId: string;
  /** Null: a guest's token. */
  account: AccountRecord | null;
  grant: TokenGrant;
}

/**
 * Whose token this is; null where it is malformed, unknown, expired, of a disabled account, or its secret is wrong: nobody is told
 * which. An unknown id costs what a known one with a wrong secret does.
 */
export async function checkToken(text: string, deps: TokenCheckDeps): Promise<TokenHolder | null> {
  const token = parseToken(text);
  if (!token) return null;
  const record = await deps.store.find(token.id);
  const isRight = isToken(token, record?.secretHash ?? null, deps.key);
  const now = deps.clock.now();
  if (!record || !isRight || (record.expiresAtMs !== null && record.expiresAtMs <= now)) return null;
  const { ownerId } = record;
  const account = isGuestId(ownerId) ? null : await deps.accounts.find(ownerId);
  if (!isGuestId(ownerId) && (!account || account.disabledAtMs !== null)) return null;
  if (now - (record.lastUsedAtMs ?? 0) >= TOUCH_EVERY_MS) await deps.store.touch(record.id, now);
  return { ownerId, account, grant: toGrant(record) };
}

/** No hash goes further than this. */
function toGrant(record: TokenRecord): TokenGrant {
  const { id, name, scopes, profiles, models, dailyCapMicroUsd, monthlyCapMicroUsd } = record;
  return { id, name, scopes, profiles, models, dailyCapMicroUsd, monthlyCapMicroUsd };
}
