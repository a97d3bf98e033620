/**
 * The lists of models as they last were, so that a start without a network has one. Each connection's list takes its place here
 * when it is made (`provider-connection.ts`); the container prunes, and deleting a connection forgets.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { type ModelSummary, modelSummarySchema } from "@/lib/contract/models";
import type { CatalogueStore } from "./catalogue-store";

/** What nobody fetched for so long belongs to a connection that is gone or was changed. */
export const CATALOGUE_KEEP_MS = 30 * 24 * 3_600_000;

export interface KeptCopy {
  models: ModelSummary[];
  fetchedAtMs: number;
}

/** One connection's place. Neither call rejects: a list that cannot be kept is still a list. */
export interface KeptList {
  /** Null: none, or none that reads as a list of today's shape. */
  read(): Promise<KeptCopy | null>;
  save(copy: { models: readonly ModelSummary[]; fetchedAtMs: number }): Promise<void>;
}

export interface Catalogue {
  /** `address` is where the list is asked for: a changed one is another list. */
  open(connectionKey: string, address: string): KeptList;
  /** All lists of a connection, whatever its address was. */
  forget(connectionKey: string): Promise<void>;
  /** Deletes what was not fetched for thirty days, except for `living` connections; returns how many. */
  prune(living: readonly string[], nowMs: number): Promise<number>;
}

type Report = (what: string, cause: unknown) => void;

export function createCatalogue(store: CatalogueStore, report: Report): Catalogue {
  return {
    open: (connectionKey, address) => openKept(store, toKey(connectionKey, address), report),
    async forget(connectionKey) {
      const rows = await store.list();
      await store.delete(rows.map(({ key }) => key).filter((key) => connectionOf(key) === connectionKey));
    },
    async prune(living, nowMs) {
      const old = (await store.list()).filter(
        ({ key, fetchedAtMs }) =>
          nowMs - fetchedAtMs >= CATALOGUE_KEEP_MS && !living.includes(connectionOf(key)),
      );
      await store.delete(old.map(({ key }) => key));
      return old.length;
    },
  };
}

function openKept(store: CatalogueStore, key: string, report: Report): KeptList {
  return {
    async read() {
      try {
        const row = await store.find(key);
        return row && { models: storedModels.parse(JSON.parse(row.models)), fetchedAtMs: row.fetchedAtMs };
      } catch (cause) {
        report(`The kept list of models of ${connectionOf(key)} could not be read and is left aside`, cause);
        return null;
      }
    },
    async save({ models, fetchedAtMs }) {
      try {
        await store.save({ key, models: JSON.stringify(models), fetchedAtMs });
      } catch (cause) {
        report(`The list of models of ${connectionOf(key)} could not be kept`, cause);
      }
    },
  };
}

const storedModels = z.array(modelSummarySchema);

/** The address as a hash: one that somebody typed may hold a password. */
function toKey(connectionKey: string, address: string): string {
  return `${connectionKey} ${createHash("sha256").update(address).digest("hex")}`;
}

function connectionOf(key: string): string {
  return key.slice(0, key.lastIndexOf(" "));
}
