/**
 * The models that an owner may use: those of their own connections and the instance's, as far as guests may where a guest asks. Called by everything
 * that starts, estimates or resumes a run, and by the lists.
 *
 * The records are read anew each time, by one indexed query; what was made of a record is kept until its revision changes. So
 * a change by any process holds from the next call on, and a list of models is not fetched twice.
 */
import { isGuestId } from "@/lib/server/auth/guest-cookie";
import type { GuestAccess } from "@/lib/server/env";
import { sealKey } from "@/lib/server/keys/seal-key";
import type { Speeds } from "@/lib/server/measurements/speeds";
import type { Connection } from "@/lib/server/models/connection";
import { createModelRegistry, type ModelRegistry } from "@/lib/server/models/model-registry";
import type { ConnectionRecord, ConnectionStore } from "./connection-store";
import { type OpenDeps, openConnection, toBinding } from "./open-connection";

/** Owners whose connections are kept open in memory; the one not seen for longest makes room. */
const MAX_OWNERS = 500;

export interface OwnedConnection {
  record: ConnectionRecord;
  /** Null where paused. */
  connection: Connection | null;
}

export interface OwnerModels {
  forOwner(ownerId: string): Promise<ModelRegistry>;
  /** An owner's own, oldest first. */
  listOwn(ownerId: string): Promise<OwnedConnection[]>;
  /** The instance's that the owner may use. */
  instanceFor(ownerId: string): readonly Connection[];
}

export interface OwnerModelsDeps extends OpenDeps {
  store: Pick<ConnectionStore, "list" | "reseal">;
  instance: readonly Connection[];
  guestAccess: GuestAccess;
  /** As the registry's. */
  speeds?: Speeds;
  maxOwners?: number;
}

type Opened = Map<string, { revision: number; connection: Connection }>;

export function createOwnerModels(deps: OwnerModelsDeps): OwnerModels {
  const { store, maxOwners = MAX_OWNERS } = deps;
  const forGuests = deps.instance.filter(
    ({ kind }) => deps.guestAccess === "all" || kind === "demo" || kind === "local",
  );
  const instanceFor = (ownerId: string) => (isGuestId(ownerId) ? forGuests : deps.instance);
  const owners = new Map<string, Opened>();

  function remember(ownerId: string, opened: Opened): void {
    owners.delete(ownerId);
    if (opened.size > 0) owners.set(ownerId, opened);
    for (const [oldest] of owners) {
      if (owners.size <= maxOwners) break;
      owners.delete(oldest);
    }
  }

  async function listOwn(ownerId: string): Promise<OwnedConnection[]> {
    const records = await store.list(ownerId);
    const before = owners.get(ownerId);
    const opened: Opened = new Map();
    for (const record of records.filter(({ pausedAtMs }) => pausedAtMs === null)) {
      const { id, revision } = record;
      const kept = before?.get(id);
      const connection = kept?.revision === revision ? kept.connection : await open(record, deps);
      opened.set(id, { revision, connection });
    }
    remember(ownerId, opened);
    return records.map((record) => ({ record, connection: opened.get(record.id)?.connection ?? null }));
  }

  return {
    instanceFor,
    listOwn,
    async forOwner(ownerId) {
      const own = (await listOwn(ownerId)).flatMap(({ connection }) => connection ?? []);
      return createModelRegistry({ connections: instanceFor(ownerId), own, speeds: deps.speeds });
    },
  };
}

/** A key that an earlier master key sealed is sealed anew by the first use. */
async function open(record: ConnectionRecord, deps: OwnerModelsDeps): Promise<Connection> {
  const { connection, staleKey } = openConnection(record, deps);
  if (staleKey !== null && record.keyCipher !== null) {
    const sealed = sealKey(deps.ring, staleKey, toBinding(record));
    await deps.store.reseal(record.id, record.keyCipher, sealed);
  }
  return connection;
}
