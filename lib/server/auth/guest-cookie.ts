import { createHash, randomBytes } from "node:crypto";

const GUEST_COOKIE = "tokamak_guest";
const ONE_YEAR_S = 365 * 24 * 60 * 60;

/** Who asks without a session: known by a secret that only their browser holds. */
export interface Guest {
  /** A hash of the secret, so that nobody who reads the database can pose as the guest. */
  ownerId: string;
  /** The Set-Cookie header that makes the guest known next time; null where they are known already. */
  setCookie: string | null;
}

export function identifyGuest(request: Request): Guest {
  const known = readSecret(request.headers.get("cookie") ?? "");
  const secret = known ?? randomBytes(32).toString("base64url");
  return {
    ownerId: toOwnerId(secret),
    setCookie: known === null ? toSetCookie(secret, isHttps(request)) : null,
  };
}

/** A value we never made counts as none: the guest gets a new one. */
function readSecret(cookies: string): string | null {
  const pair = cookies
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${GUEST_COOKIE}=`));
  const value = pair?.slice(GUEST_COOKIE.length + 1) ?? "";
  return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
}

function toOwnerId(secret: string): string {
  return `guest_${createHash("sha256").update(secret).digest("base64url").slice(0, 32)}`;
}

function toSetCookie(secret: string, secure: boolean): string {
  return `${GUEST_COOKIE}=${secret}; Path=/; Max-Age=${ONE_YEAR_S}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** A proxy that ends TLS says so. A false claim only costs the client that makes it its own cookie. */
function isHttps(request: Request): boolean {
  return new URL(request.url).protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
}
