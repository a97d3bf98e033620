import { HttpRefusal } from "./http-refusal";

const LOCAL_NAMES = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * A foreign site can point its own name at this machine and then read our answers as its own ("DNS rebinding"): the
 * browser sees one origin. The name is all that gives it away, so that a server for this machine alone answers to this
 * machine's names. `allowed` holds further ones; null allows any. Throws `HttpRefusal`.
 */
export function checkHost(request: Request, allowed: readonly string[] | null): void {
  if (allowed === null) return;
  const name = toName(request.headers.get("host") ?? new URL(request.url).host);
  if (name !== null && (LOCAL_NAMES.test(name) || allowed.includes(name))) return;
  const detail =
    "This server answers to the names of its own machine only. Where it stands behind a proxy, name the proxy's host in ALLOWED_HOSTS.";
  throw new HttpRefusal({ code: "forbidden-host", detail });
}

/** Without the port, in lower case. */
function toName(host: string): string | null {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null;
}
