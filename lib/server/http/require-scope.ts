import type { TokenScope } from "@/lib/contract/tokens";
import { readBearerToken } from "@/lib/server/auth/bearer-token";
import { refuse } from "@/lib/server/refusal";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";
import { HttpRefusal } from "./http-refusal";

/** What a token must allow for a call; `never`: no token makes it, whatever it allows. */
export type TokenNeed = TokenScope | "never";

/** What a call needs that says nothing else: who reads changes nothing, and everything else is changing or deleting. */
export function usualNeed(method: string): TokenScope {
  return method === "GET" || method === "HEAD" ? "read" : "manage";
}

/** Throws `HttpRefusal` where the token does not allow it. Without a token, whoever asks is their own master. */
export function requireScope(token: TokenGrant | null, need: TokenNeed): void {
  if (!token) return;
  if (need === "never") throw new HttpRefusal(refuse("not-by-token", NEVER).refusal);
  if (token.scopes.includes(need)) return;
  const has = token.scopes.length > 0 ? token.scopes.join(", ") : "none";
  const detail = `This call needs the scope "${need}", and the API token "${token.name}" has ${has}. Its owner can add it under Settings → API tokens.`;
  throw new HttpRefusal(refuse("missing-scope", detail).refusal);
}

/** For calls that are about nobody's things: a token is not looked up, and may not come along. Throws `HttpRefusal`. */
export function refuseToken(request: Request): void {
  if (readBearerToken(request) !== null) throw new HttpRefusal(refuse("not-by-token", NEVER).refusal);
}

const NEVER =
  "No API token may do this, whatever it allows: accounts, sign-in, invitations, the instance and API tokens are for a person who is signed in. Open this server in a browser.";
