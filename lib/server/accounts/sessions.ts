import type { SessionList } from "@/lib/contract/accounts";
import { SESSION_S } from "@/lib/server/auth/session-cookie";
import { createSessionId } from "./account-ids";
import type { AccountServiceDeps, Origin } from "./account-service-deps";
import { adoptGuest } from "./adopt-guest";
import { describeDevice } from "./describe-device";

/** More tells nothing that a person would read. */
const MAX_USER_AGENT = 300;

/** Signs a browser in, and takes along what its guest made. Returns the session's id. */
export async function openSession(
  accountId: string,
  { userAgent, guestId }: Pick<Origin, "userAgent" | "guestId">,
  deps: AccountServiceDeps,
): Promise<string> {
  const { sessions, clock, flushCalls } = deps;
  if (guestId !== null) {
    await flushCalls();
    await adoptGuest({ guestId, accountId }, deps);
  }
  const id = createSessionId();
  const createdAtMs = clock.now();
  await sessions.prune(createdAtMs);
  await sessions.create({
    ...{ id, accountId, createdAtMs, userAgent: userAgent.slice(0, MAX_USER_AGENT) },
    expiresAtMs: createdAtMs + SESSION_S * 1_000,
  });
  return id;
}

export async function listSessions(
  accountId: string,
  currentId: string | null,
  { sessions, clock }: Pick<AccountServiceDeps, "sessions" | "clock">,
): Promise<SessionList> {
  const records = await sessions.list(accountId, clock.now());
  const items = records.map(({ id, userAgent, createdAtMs, lastSeenAtMs }) => ({
    id,
    device: describeDevice(userAgent),
    current: id === currentId,
    createdAt: new Date(createdAtMs).toISOString(),
    lastSeenAt: new Date(lastSeenAtMs).toISOString(),
  }));
  // The one that asks stands first, whatever was seen last.
  return { items: items.sort((a, b) => Number(b.current) - Number(a.current)), nextCursor: null };
}
