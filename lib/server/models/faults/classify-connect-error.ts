import { type CallFault, toFault } from "./call-fault";

const RESET_CODES = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ECONNABORTED"]);
const CERTIFICATE_CODES = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** A request that got no answer at all: by the error's code, wherever in the chain of causes it stands. */
export function classifyConnectError(error: unknown, connection: string, url: string): CallFault {
  const code = findCode(error);
  const host = new URL(url).host;
  const never = (what: string) => toFault("network", `${connection}: ${what}`, { served: false });
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return never(`the host name ${host} cannot be resolved. Check the base URL and the network.`);
  }
  if (code === "ERR_FORBIDDEN_ADDRESS") {
    return never(
      `${host} does not lead to a public address, and this server calls no other for you. Its operator can list the host in ALLOW_PRIVATE_HOSTS.`,
    );
  }
  if (code === "ECONNREFUSED")
    return never(`nothing listens at ${host}. Check that the server runs, and the base URL.`);
  if (code === "EHOSTUNREACH" || code === "ENETUNREACH" || code === "ENETDOWN") {
    return never(`there is no route to ${host}. Check the network.`);
  }
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") {
    return toFault("timed-out", `${connection}: ${host} did not accept a connection in time.`, {
      served: false,
    });
  }
  if (code !== null && CERTIFICATE_CODES.has(code)) {
    return never(`the TLS certificate of ${host} is not valid (${code}).`);
  }
  if (code !== null && (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_") || code === "EPROTO")) {
    return never(
      `no TLS connection to ${host} (${code}). Check whether the base URL should begin with http: or https:.`,
    );
  }
  if (code !== null && RESET_CODES.has(code)) {
    const message = `${connection}: the connection was closed before an answer began.`;
    return toFault("network", message, { served: true, retry: "once" });
  }
  return never(`the request to ${host} failed${code === null ? "" : ` (${code})`}.`);
}

/** The first system or library code among the causes; `AggregateError`s of a dual-stack connect are looked into. */
export function findCode(error: unknown): string | null {
  const seen = new Set<unknown>();
  const queue: unknown[] = [error];
  for (const current of queue) {
    if (!(current instanceof Error) || seen.has(current)) continue;
    seen.add(current);
    if ("code" in current && typeof current.code === "string" && current.code !== "") return current.code;
    queue.push(current.cause);
    if (current instanceof AggregateError) queue.push(...current.errors);
  }
  return null;
}
