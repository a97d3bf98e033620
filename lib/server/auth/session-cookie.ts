/**
 * The cookie of who is signed in: a token sealed by next-auth that holds nothing but the id of a session row, by which it
 * is checked on every call. next-auth's own routes make the same cookie, with the names and options given here.
 */
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { isHttps, readCookie } from "./read-cookie";

/** Also the longest that a session lives: whoever stays away longer, or not, signs in again. */
export const SESSION_S = 90 * 24 * 60 * 60;

const tokenSchema = z.object({ sid: z.string() });

/** `__Host-`: a browser takes it over https only, for this host alone and all of its paths. */
export function sessionCookie(request: Request) {
  const secure = isHttps(request);
  return {
    name: secure ? "__Host-tokamak_session" : "tokamak_session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** The id of the session whose cookie the request carries; null without one that we sealed. */
export async function readSessionId(request: Request, secret: string): Promise<string | null> {
  const { name } = sessionCookie(request);
  const token = readCookie(request, name);
  if (token === null || token === "") return null;
  const payload = await decode({ token, secret, salt: name }).catch(refuseForgery);
  return tokenSchema.safeParse(payload).data?.sid ?? null;
}

/** A token that does not open is as good as none; anything else that goes wrong is ours. */
function refuseForgery(cause: unknown): null {
  if (cause instanceof Error) return null;
  throw cause;
}

/** The Set-Cookie header that signs a browser in. */
export async function sealSessionCookie(request: Request, sid: string, secret: string): Promise<string> {
  const { name } = sessionCookie(request);
  const token = await encode({ token: { sid }, secret, salt: name, maxAge: SESSION_S });
  return toHeader(request, token, SESSION_S);
}

/** The Set-Cookie header that signs a browser out. */
export function clearSessionCookie(request: Request): string {
  return toHeader(request, "", 0);
}

function toHeader(request: Request, value: string, maxAgeS: number): string {
  const { name, options } = sessionCookie(request);
  return `${name}=${value}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${options.secure ? "; Secure" : ""}`;
}
