import { HttpRefusal } from "./http-refusal";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * A browser names the page that makes a call which changes something; only our own may. Programs send no Origin, and
 * carry no browser's cookie. Throws `HttpRefusal`.
 */
export function checkOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin === null || SAFE_METHODS.includes(request.method)) return;
  const host = request.headers.get("host") ?? new URL(request.url).host;
  if (toHost(origin) === host.toLowerCase()) return;
  const detail =
    "This call may only be made by this server's own pages, or by a program that sends no Origin header.";
  throw new HttpRefusal({ code: "forbidden-origin", detail });
}

/** Null for the opaque origin `null` and for what is no origin. */
function toHost(origin: string): string | null {
  return /^https?:\/\//i.test(origin) && URL.canParse(origin) ? new URL(origin).host : null;
}
