/** The connection service over a memory store, with real seals, real sockets and the real guard. */

import { createConnectionId } from "@/lib/server/connections/connection-id";
import { createConnectionService } from "@/lib/server/connections/connection-service";
import type { ConnectionServiceDeps } from "@/lib/server/connections/connection-service-deps";
import type { ConnectionStore } from "@/lib/server/connections/connection-store";
import { createOwnerModels } from "@/lib/server/connections/owner-models";
import type { GuestAccess } from "@/lib/server/env";
import { type KeyRing, parseKeyRing } from "@/lib/server/keys/key-ring";
import type { Connection } from "@/lib/server/models/connection";
import { demoConnection } from "@/lib/server/models/demo/demo-connection";
import { parseAllowedHost } from "@/lib/server/net/allowed-hosts";
import { createGuardedAgent } from "@/lib/server/net/guarded-agent";
import { systemClock } from "@/lib/server/runs/system-clock";
import { createMemoryConnectionStore } from "./memory-connection-store";

export const OWNER = "guest_one";
export const OTHER = "guest_two";
export const CANARY = "sk-canary-4f1e9a77";

/** A ring of keys that tests can tell apart: `ringOf("b", "a")` seals with b. */
export function ringOf(...ids: string[]): KeyRing {
  const reading = parseKeyRing(ids.map((id) => `${id}:${Buffer.alloc(32, id).toString("base64")}`).join(","));
  if (!reading.ok) throw new Error(reading.message);
  return reading.ring;
}

export interface ConnectionBenchOptions extends Partial<Omit<ConnectionServiceDeps, "models" | "allowed">> {
  allow?: string[];
  instance?: Connection[];
  guestAccess?: GuestAccess;
  store?: ConnectionStore;
  maxOwners?: number;
}

export function createConnectionBench({
  allow = ["127.0.0.1"],
  instance = [demoConnection()],
  guestAccess = "all",
  store = createMemoryConnectionStore(),
  maxOwners,
  ...more
}: ConnectionBenchOptions = {}) {
  const allowed = allow.flatMap((entry) => parseAllowedHost(entry) ?? []);
  const opening = {
    ring: ringOf("a"),
    allowed,
    guardedAgent: createGuardedAgent({ allowed }),
    providerURLs: {},
    ...more,
  };
  const models = createOwnerModels({ ...opening, store, instance, guestAccess, maxOwners });
  const deps: ConnectionServiceDeps = {
    clock: systemClock,
    createId: createConnectionId,
    instanceIds: instance.map(({ id }) => id),
    findLocalServers: null,
    ...opening,
    store,
    models,
  };
  return { service: createConnectionService(deps), deps, store, models };
}
