/**
 * Opens the sockets to addresses that people typed in. Every address a name resolves to is checked in the lookup of the very
 * connection that uses it, so that a name which leads elsewhere a moment later gains nothing.
 */
import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { type AllowedHost, allowsAddress, allowsHost, allowsName } from "./allowed-hosts";
import { ForbiddenAddressError } from "./forbidden-address-error";
import { parseAddress } from "./parse-address";
import { findSpecialRange, isMetadataOrLinkLocal, withoutWrapping } from "./special-ranges";

export type ResolveAll = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface GuardOptions {
  allowed: readonly AllowedHost[];
  /** The system's resolver where absent. */
  resolve?: ResolveAll;
}

const CONNECT_TIMEOUT_MS = 15_000;

/** The timeouts between bytes are off: the watchdog of a call owns time. */
export function createGuardedAgent({ allowed, resolve = lookup }: GuardOptions): Agent {
  return new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 30_000,
    allowH2: false,
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/g, "").replace(/\.+$/, "");
      const port = Number(options.port || (options.protocol === "http:" ? 80 : 443));
      const check = (address: string) => checkAddress({ host, port, address, allowed });
      // A literal is connected to without a lookup.
      const refusal =
        (parseAddress(host) && check(host)) ?? checkScheme(options.protocol, host, port, allowed);
      if (refusal) return callback(refusal, null);
      const guarded = guardLookup(resolve, check);
      const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, allowH2: false, lookup: guarded });
      connect(options, callback);
    },
  });
}

/** All of a name's addresses must do: one that does not says that the name plays a game. */
function guardLookup(resolve: ResolveAll, check: (address: string) => Error | null): LookupFunction {
  return (host, { all, ...options }, callback) => {
    resolve(host, { ...options, all: true } as LookupAllOptions, (error, addresses) => {
      const [first] = addresses ?? [];
      const refusal = error ?? addresses.map(({ address }) => check(address)).find((each) => each !== null);
      if (refusal || !first) return callback(refusal ?? new Error(`${host} has no address.`), "");
      if (all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

interface Target {
  host: string;
  port: number;
  address: string;
  allowed: readonly AllowedHost[];
}

function checkAddress({ host, port, address, allowed }: Target): ForbiddenAddressError | null {
  const parsed = parseAddress(address);
  if (!parsed) return new ForbiddenAddressError(host, "no address");
  const special = findSpecialRange(parsed);
  if (special === null) return null;
  if ([parsed, withoutWrapping(parsed)].some((each) => allowsAddress(allowed, each, port))) return null;
  if (allowsName(allowed, host, port) && !isMetadataOrLinkLocal(parsed)) return null;
  return new ForbiddenAddressError(host, special);
}

function checkScheme(
  protocol: string,
  host: string,
  port: number,
  allowed: readonly AllowedHost[],
): ForbiddenAddressError | null {
  if (protocol === "https:" || allowsHost(allowed, host, port)) return null;
  return new ForbiddenAddressError(host, "an address without TLS");
}
