import { type Address, parseAddress } from "./parse-address.ts";

export interface AddressRange extends Address {
  prefix: number;
}

/** `10.0.0.0/8`, `fc00::/7`, or one address. Null where it is neither. */
export function parseRange(text: string): AddressRange | null {
  const [base = "", length, ...rest] = text.split("/");
  const address = parseAddress(base);
  if (!address || rest.length > 0) return null;
  const width = widthOf(address);
  const prefix = length === undefined ? width : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return prefix <= width ? { ...address, prefix } : null;
}

export function contains(range: AddressRange, address: Address): boolean {
  const rest = BigInt(widthOf(range) - range.prefix);
  return range.family === address.family && range.bits >> rest === address.bits >> rest;
}

function widthOf({ family }: Address): number {
  return family === 4 ? 32 : 128;
}
