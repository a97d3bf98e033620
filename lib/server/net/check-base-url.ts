import { type AllowedHost, allowsHost } from "./allowed-hosts";
import { parseAddress } from "./parse-address";
import { findSpecialRange } from "./special-ranges";

export type UrlCheck = { ok: true; url: string } | { ok: false; message: string };

/** Names that lead nowhere on the public internet (RFC 6761, 6762, 8375, and the clouds' own). */
const PRIVATE_NAMES = ["localhost", "local", "internal", "home.arpa", "lan", "intranet", "corp", "home"];
const HTTPS_PORT = 443;
/** Below it stand services that no model server shares a port with: mail, shells, directories. */
const FIRST_FREE_PORT = 1024;

/**
 * Whether a person may have this server call an address, and that address in one notation. It answers early and in words; what
 * holds is the guard at the socket, which sees where a name leads at that moment.
 */
export function checkBaseUrl(text: string, allowed: readonly AllowedHost[]): UrlCheck {
  const given = text.trim();
  // The URL parser would quietly drop or turn these.
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(given) || !URL.canParse(given))
    return no("This is no URL. It looks like https://llm.example.com/v1.");
  const url = new URL(given);
  if (url.protocol !== "https:" && url.protocol !== "http:") return no("Only https:// addresses are called.");
  if (url.username !== "" || url.password !== "")
    return no("Leave the user name and password out of the address; put the key into its own field.");
  if (url.search !== "" || url.hash !== "") return no("Leave out what follows ? or #: only the path counts.");
  const host = url.hostname.replace(/\.+$/, "");
  if (host === "") return no("The address has no host.");
  url.hostname = host;
  const port = url.port === "" ? (url.protocol === "https:" ? HTTPS_PORT : 80) : Number(url.port);
  if (!allowsHost(allowed, host, port)) {
    const message = findObjection(url, host, port);
    if (message !== null) return no(message);
  }
  return { ok: true, url: `${url.origin}${url.pathname.replace(/\/+$/, "")}` };
}

function findObjection({ protocol }: URL, host: string, port: number): string | null {
  const address = parseAddress(host);
  const special = address ? findSpecialRange(address) : isPrivateName(host) ? "a private name" : null;
  if (special !== null)
    return `${host} is ${special}. This server only calls public addresses, unless its operator lists the host in ALLOW_PRIVATE_HOSTS.`;
  if (protocol === "http:") return "Begin the address with https://: a key is never sent in the clear.";
  if (port !== HTTPS_PORT && port < FIRST_FREE_PORT)
    return `Port ${port} is not called: use 443, or one from ${FIRST_FREE_PORT} up.`;
  return null;
}

function isPrivateName(host: string): boolean {
  return !host.includes(".") || PRIVATE_NAMES.some((name) => host === name || host.endsWith(`.${name}`));
}

function no(message: string): UrlCheck {
  return { ok: false, message };
}
