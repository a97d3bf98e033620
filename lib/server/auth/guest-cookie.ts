import { createHash, randomBytes } from "node:crypto";
import { isHttps, readCookie } from "./read-cookie";

const GUEST_COOKIE = "tokamak_guest";
const GUEST_PREFIX = "guest_";
const ONE_YEAR_S = 365 * 24 * 60 * 60;

/** Who asks without a session: known by a secret that only their browser holds. */
export interface Guest {
  /** A hash of the secret, so that nobody who reads the database can pose as the guest. */
  ownerId: string;
  /** The Set-Cookie header that makes the guest known next time; null where they are known already. */
  setCookie: string | null;
}

export function identifyGuest(request: Request): Guest {
  const known = readSecret(request);
  const secret = known ?? randomBytes(32).toString("base64url");
  return {
    ownerId: toOwnerId(secret),
    setCookie: known === null ? toSetCookie(secret, isHttps(request)) : null,
  };
}

/** A value we never made counts as none: the guest gets a new one. */
function readSecret(request: Request): string | null {
  const value = readCookie(request, GUEST_COOKIE) ?? "";
  return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
}

/** Whether an owner is a guest, and no account. */
export function isGuestId(ownerId: string): boolean {
  return ownerId.startsWith(GUEST_PREFIX);
}

function toOwnerId(secret: string): string {
  return `${GUEST_PREFIX}${createHash("sha256").update(secret).digest("base64url").slice(0, 32)}`;
}

function toSetCookie(secret: string, secure: boolean): string {
  return `${GUEST_COOKIE}=${secret}; Path=/; Max-Age=${ONE_YEAR_S}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
