import type { SessionStore } from "@/lib/server/accounts/session-store";
import type { Tries } from "@/lib/server/accounts/tries";
import type { AddressRange } from "@/lib/server/net/address-range";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { checkToken, type TokenCheckDeps } from "@/lib/server/tokens/check-token";
import { readBearerToken } from "./bearer-token";
import { readClientAddress } from "./client-address";
import { identifyGuest } from "./guest-cookie";
import { readSessionId } from "./session-cookie";
import type { Who } from "./who";

/** Where a session was last used is told to the minute. */
const TOUCH_EVERY_MS = 60_000;

export interface VisitorDeps {
  sessions: Pick<SessionStore, "findLive" | "touch">;
  /** Seals the cookies. */
  secret: string;
  clock: { now(): number };
}

export interface IdentifyDeps extends VisitorDeps {
  tokens: Omit<TokenCheckDeps, "clock">;
  tries: Pick<Tries, "take">;
  trustedProxies: readonly AddressRange[];
}

/**
 * Who makes a call: the holder of its token, whatever cookies come along, else the visitor. Refused where the token does not hold:
 * a program whose token was revoked must not go on as somebody else.
 */
export async function identify(request: Request, deps: IdentifyDeps): Promise<Outcome<Who>> {
  const text = readBearerToken(request);
  if (text === null) return accept(await identifyVisitor(request, deps));
  const holder = await checkToken(text, { ...deps.tokens, clock: deps.clock });
  // Counted only now: whoever holds a token is not kept out by what others try from the same address.
  if (!holder)
    return refuseToken(await deps.tries.take("token", readClientAddress(request, deps.trustedProxies)));
  const { ownerId, grant, account } = holder;
  const person = account && { id: account.id, name: account.name, email: account.email };
  return accept({
    ownerId,
    account: person && { ...person, role: "member" },
    token: grant,
    setCookie: null,
  });
}

/**
 * Whose browser it is by its cookies alone, by one indexed query: the account of its session, or the guest. A session that was ended,
 * has expired or belongs to a disabled account counts for nothing from the next call on.
 */
export async function identifyVisitor(
  request: Request,
  { sessions, secret, clock }: VisitorDeps,
): Promise<Who> {
  const sessionId = await readSessionId(request, secret);
  const nowMs = clock.now();
  const session = sessionId === null ? null : await sessions.findLive(sessionId, nowMs);
  if (!session) return { ...identifyGuest(request), account: null, token: null };
  if (nowMs - session.lastSeenAtMs >= TOUCH_EVERY_MS) await sessions.touch(session.id, nowMs);
  const { id, name, email, role } = session.account;
  return { ownerId: id, account: { id, name, email, role }, token: null, setCookie: null };
}

const BAD_TOKEN =
  "This API token does not hold: it is mistyped, or was revoked, or has expired, or its account is disabled. Make another under Settings → API tokens.";

function refuseToken(waitSeconds: number | null): ReturnType<typeof refuse> {
  if (waitSeconds === null) return refuse("bad-token", BAD_TOKEN);
  const detail = `${BAD_TOKEN} There were too many calls with tokens that do not hold from this address; those that do are answered as ever.`;
  return refuse("too-many-tries", detail, { retryAfterSeconds: waitSeconds });
}
