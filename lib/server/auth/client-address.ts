/**
 * Where a request comes from, to count tries by. The socket's address, which nobody can choose; a forwarded one only where a
 * proxy of ours says so, and of several the last that no proxy of ours is.
 */
import { type AddressRange, contains } from "@/lib/server/net/address-range";
import { parseAddress } from "@/lib/server/net/parse-address";

/** Set by `mark-peers.ts` over whatever the client sent under this name. */
export const PEER_HEADER = "x-tokamak-peer";

/** One count for all who come from nowhere we know. */
const UNKNOWN = "unknown";

export function readClientAddress(request: Request, trusted: readonly AddressRange[]): string {
  const forwarded = (request.headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  let address = request.headers.get(PEER_HEADER) ?? "";
  while (isTrusted(address, trusted)) {
    const before = forwarded.pop();
    if (!before) break;
    address = before;
  }
  return toCountedAddress(address);
}

function isTrusted(text: string, trusted: readonly AddressRange[]): boolean {
  const address = parseAddress(toPlain(text));
  return address !== null && trusted.some((range) => contains(range, address));
}

/** One subscriber has a whole /64 of IPv6 addresses to try from. */
function toCountedAddress(text: string): string {
  const address = parseAddress(toPlain(text));
  if (!address) return UNKNOWN;
  return address.family === 4 ? `4:${address.bits}` : `6:${address.bits >> 64n}`;
}

/** A server on both families sees IPv4 clients as ::ffff:192.0.2.1. */
function toPlain(text: string): string {
  return text.replace(/^::ffff:(?=\d+\.)/i, "");
}
