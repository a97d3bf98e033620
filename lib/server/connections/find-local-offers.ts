import type { LocalServers } from "@/lib/contract/connections";
import { checkBaseUrl } from "@/lib/server/net/check-base-url";
import type { ConnectionServiceDeps } from "./connection-service-deps";

/** Servers that listen on this machine, without those that are connected already or may not be called. */
export async function findLocalOffers(
  ownerId: string,
  { findLocalServers, models, allowed }: ConnectionServiceDeps,
): Promise<LocalServers> {
  if (!findLocalServers) return { items: [], nextCursor: null };
  const [found, own] = await Promise.all([findLocalServers(), models.listOwn(ownerId)]);
  const connected = new Set(own.map(({ record }) => record.baseUrl && toPlace(record.baseUrl)));
  return {
    items: found.filter(
      ({ baseUrl }) => !connected.has(toPlace(baseUrl)) && checkBaseUrl(baseUrl, allowed).ok,
    ),
    nextCursor: null,
  };
}

/** One machine has several names for itself; the port tells its servers apart. */
function toPlace(url: string): string {
  const { hostname, port } = new URL(url);
  return `${["localhost", "[::1]"].includes(hostname) ? "127.0.0.1" : hostname}:${port}`;
}
