import type { SessionStore } from "@/lib/server/accounts/session-store";
import { identifyGuest } from "./guest-cookie";
import { readSessionId } from "./session-cookie";
import type { Who } from "./who";

/** Where a session was last used is told to the minute. */
const TOUCH_EVERY_MS = 60_000;

export interface IdentifyDeps {
  sessions: Pick<SessionStore, "findLive" | "touch">;
  /** Seals the cookies. */
  secret: string;
  clock: { now(): number };
}

/**
 * Who makes a call, by one indexed query: the account of its session, or the guest. A session that was ended, has expired or
 * belongs to a disabled account counts for nothing from the next call on.
 */
export async function identify(request: Request, { sessions, secret, clock }: IdentifyDeps): Promise<Who> {
  const sessionId = await readSessionId(request, secret);
  const nowMs = clock.now();
  const session = sessionId === null ? null : await sessions.findLive(sessionId, nowMs);
  if (!session) return { ...identifyGuest(request), account: null };
  if (nowMs - session.lastSeenAtMs >= TOUCH_EVERY_MS) await sessions.touch(session.id, nowMs);
  const { id, name, email, role } = session.account;
  return { ownerId: id, account: { id, name, email, role }, setCookie: null };
}
