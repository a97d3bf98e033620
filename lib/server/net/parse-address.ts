import { isIP } from "node:net";

/** An IP address as a number, so that no notation of it matters. */
export interface Address {
  family: 4 | 6;
  bits: bigint;
}

/** Reads what resolvers and the URL parser write: dotted quads and IPv6 text, in brackets or with a zone. Null for names. */
export function parseAddress(text: string): Address | null {
  const bare = text.replace(/^\[(.*)\]$/, "$1").replace(/%.*$/, "");
  const family = isIP(bare);
  if (family === 4) return { family, bits: parseQuad(bare) };
  return family === 6 ? { family, bits: parseGroups(bare) } : null;
}

function parseQuad(text: string): bigint {
  return text.split(".").reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function parseGroups(text: string): bigint {
  // A dotted quad at the end stands for the last two groups.
  const hex = text.replace(/\d+\.\d+\.\d+\.\d+$/, (quad) => {
    const bits = parseQuad(quad);
    return `${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
  });
  const [head = "", tail] = hex.split("::");
  const before = toGroups(head);
  const after = toGroups(tail ?? "");
  const zeros = tail === undefined ? [] : new Array<bigint>(8 - before.length - after.length).fill(0n);
  return [...before, ...zeros, ...after].reduce((bits, group) => (bits << 16n) | group, 0n);
}

function toGroups(text: string): bigint[] {
  return text === "" ? [] : text.split(":").map((group) => BigInt(`0x${group}`));
}
