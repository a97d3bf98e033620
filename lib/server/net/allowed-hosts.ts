// Imported by env.ts, which plain Node runs: no "@/" here, extensions in full.
import { type AddressRange, contains, parseRange } from "./address-range.ts";
import { type Address, parseAddress } from "./parse-address.ts";

/** What the operator opens beside the public internet: a name, or a range of addresses, on one port or on all. */
export type AllowedHost = { port: number | null } & ({ name: string } | { range: AddressRange });

/** Where model servers listen on a person's own machine: Ollama, LM Studio, vLLM, llama.cpp. */
export const LOCAL_SERVER_PORTS: readonly number[] = [11434, 1234, 8000, 8080];

/** What a server that only its own machine can reach may use without being told. */
export const LOCAL_SERVERS: readonly AllowedHost[] = LOCAL_SERVER_PORTS.flatMap((port) =>
  ["localhost", "127.0.0.1", "[::1]"].map((host) => requireAllowedHost(`${host}:${port}`)),
);

/** `192.168.1.20`, `192.168.0.0/16`, `[fd00::1]:8000`, `ollama.lan:11434`, `*.lan`. Null where it is none of these. */
export function parseAllowedHost(text: string): AllowedHost | null {
  const whole = parseRange(text);
  if (whole) return { range: whole, port: null };
  const [, host = text, digits] = /^(.*):(\d{1,5})$/.exec(text) ?? [];
  const port = digits === undefined ? null : Number(digits);
  if (port !== null && (port < 1 || port > 65_535)) return null;
  const range = parseRange(host);
  if (range) return { range, port };
  const name = host.toLowerCase();
  return /^(\*\.)?[a-z0-9_]([a-z0-9_-]*)(\.[a-z0-9_-]+)*$/.test(name) && !/^[\d.]+$/.test(name)
    ? { name, port }
    : null;
}

export function allowsName(allowed: readonly AllowedHost[], host: string, port: number): boolean {
  return allowed.some((entry) => "name" in entry && isFor(entry, port) && matches(entry.name, host));
}

export function allowsAddress(allowed: readonly AllowedHost[], address: Address, port: number): boolean {
  return allowed.some((entry) => "range" in entry && isFor(entry, port) && contains(entry.range, address));
}

/** A name or a literal, as it stands in a URL. */
export function allowsHost(allowed: readonly AllowedHost[], host: string, port: number): boolean {
  const address = parseAddress(host);
  return address ? allowsAddress(allowed, address, port) : allowsName(allowed, host, port);
}

function isFor(entry: AllowedHost, port: number): boolean {
  return entry.port === null || entry.port === port;
}

function matches(pattern: string, host: string): boolean {
  return pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern;
}

function requireAllowedHost(text: string): AllowedHost {
  const entry = parseAllowedHost(text);
  if (!entry) throw new TypeError(`${text} is no host.`);
  return entry;
}
