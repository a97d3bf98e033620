/**
 * Addresses that no public service has. Sources: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and its
 * updates), RFC 4291, and the clouds' own documents for the metadata services.
 */
import { type AddressRange, contains, parseRange } from "./address-range";
import type { Address } from "./parse-address";

const TABLE: readonly (readonly [range: string, what: string])[] = [
  // Before the ranges that hold them: the more telling name wins.
  ["169.254.169.254/32", "a cloud metadata address"],
  ["169.254.170.0/24", "a cloud metadata address"],
  ["168.63.129.16/32", "a cloud metadata address"],
  ["100.100.100.200/32", "a cloud metadata address"],
  ["192.0.0.192/32", "a cloud metadata address"],
  ["fd00:ec2::/32", "a cloud metadata address"],
  ["fd20:ce::254/128", "a cloud metadata address"],
  ["0.0.0.0/8", "an unspecified address"],
  ["10.0.0.0/8", "a private address"],
  ["100.64.0.0/10", "a carrier's private address"],
  ["127.0.0.0/8", "a loopback address"],
  ["169.254.0.0/16", "a link-local address"],
  ["172.16.0.0/12", "a private address"],
  ["192.0.0.0/24", "a reserved address"],
  ["192.0.2.0/24", "a documentation address"],
  ["192.31.196.0/24", "a reserved address"],
  ["192.52.193.0/24", "a reserved address"],
  ["192.88.99.0/24", "a reserved address"],
  ["192.168.0.0/16", "a private address"],
  ["192.175.48.0/24", "a reserved address"],
  ["198.18.0.0/15", "a benchmarking address"],
  ["198.51.100.0/24", "a documentation address"],
  ["203.0.113.0/24", "a documentation address"],
  ["224.0.0.0/4", "a multicast address"],
  ["240.0.0.0/4", "a reserved address"],
  ["::1/128", "a loopback address"],
  ["fc00::/7", "a private address"],
  ["fe80::/10", "a link-local address"],
  ["fec0::/10", "a private address"],
  ["ff00::/8", "a multicast address"],
  // Teredo, benchmarking and ORCHID lie in here.
  ["2001::/23", "a reserved address"],
  ["2001:db8::/32", "a documentation address"],
  ["2002::/16", "a 6to4 address"],
  ["2620:4f:8000::/48", "a reserved address"],
  ["3fff::/20", "a documentation address"],
];

const RANGES = TABLE.map(([text, what]) => ({ range: requireRange(text), what }));
/** Everything that is handed out to the public in IPv6. */
const GLOBAL_UNICAST = requireRange("2000::/3");
const IPV4_MAPPED = requireRange("::ffff:0:0/96");
const NAT64 = requireRange("64:ff9b::/96");
const LINK_LOCAL = ["169.254.0.0/16", "fe80::/10"].map(requireRange);

/** What kind of address it is where it is not a public one; null for a public one. */
export function findSpecialRange(address: Address): string | null {
  const bare = withoutWrapping(address);
  const special = RANGES.find(({ range }) => contains(range, bare));
  if (special) return special.what;
  return bare.family === 4 || contains(GLOBAL_UNICAST, bare) ? null : "a reserved address";
}

/** Addresses that must be named one by one before they may be reached: no name stands for them. */
export function isMetadataOrLinkLocal(address: Address): boolean {
  const bare = withoutWrapping(address);
  return (
    findSpecialRange(bare) === "a cloud metadata address" || LINK_LOCAL.some((range) => contains(range, bare))
  );
}

/** The IPv4 address that an IPv6 socket, or a network's translator, would reach in truth. */
export function withoutWrapping(address: Address): Address {
  const wrapped = [IPV4_MAPPED, NAT64].some((range) => contains(range, address));
  return wrapped ? { family: 4, bits: address.bits & 0xffff_ffffn } : address;
}

function requireRange(text: string): AddressRange {
  const range = parseRange(text);
  if (!range) throw new TypeError(`${text} is no range of addresses.`);
  return range;
}
