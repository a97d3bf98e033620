/**
 * Where it is kept who is signed in. Called by the account service and, on every call, by `auth/identify.ts`: a session holds
 * only for as long as its row is here and its account is not disabled.
 */
import type { SignedIn } from "@/lib/server/auth/who";

export interface SessionRecord {
  id: string;
  accountId: string;
  /** As the browser named itself, cut short. */
  userAgent: string;
  createdAtMs: number;
  lastSeenAtMs: number;
  expiresAtMs: number;
}

export interface LiveSession extends SessionRecord {
  account: SignedIn;
}

export interface SessionStore {
  create(session: Omit<SessionRecord, "lastSeenAtMs">): Promise<void>;
  /** Null where it was ended, has expired, or its account is disabled. One query. */
  findLive(id: string, nowMs: number): Promise<LiveSession | null>;
  touch(id: string, nowMs: number): Promise<void>;
  /** Those that have not expired, the one last seen first. */
  list(accountId: string, nowMs: number): Promise<SessionRecord[]>;
  /** False where it is not the account's. */
  delete(accountId: string, id: string): Promise<boolean>;
  /** Of an account, all but one. */
  deleteOthers(accountId: string, keepId: string | null): Promise<void>;
  /** Everyone's that have expired. */
  prune(nowMs: number): Promise<void>;
}
