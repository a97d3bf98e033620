/**
 * Where the connections are kept that people add for themselves. Implemented over Prisma and in memory; one contract suite
 * runs on both. Called by the connection service and the models of an owner. Keys pass through it sealed only.
 */
import type { ConnectionKind } from "@/lib/contract/models";

export interface ConnectionRecord {
  id: string;
  ownerId: string;
  slug: string;
  name: string;
  kind: ConnectionKind;
  baseUrl: string | null;
  keyCipher: string | null;
  keyHint: string | null;
  pausedAtMs: number | null;
  createdAtMs: number;
  /** Raised by every update: tells a process that what it made of the record is out of date. */
  revision: number;
}

export type ConnectionChange = Partial<
  Pick<ConnectionRecord, "name" | "baseUrl" | "keyCipher" | "keyHint" | "pausedAtMs">
>;

export interface ConnectionStore {
  /** `slug-taken`: another of the owner's has it; nothing was kept. */
  create(record: Omit<ConnectionRecord, "revision">): Promise<"created" | "slug-taken">;
  /** Oldest first. */
  list(ownerId: string): Promise<ConnectionRecord[]>;
  find(id: string): Promise<ConnectionRecord | null>;
  /** False where the record is gone, or no longer of the revision it was read at. */
  update(record: Pick<ConnectionRecord, "id" | "revision">, change: ConnectionChange): Promise<boolean>;
  delete(id: string): Promise<boolean>;
  /** Those with a key whose sealed form does not begin so; by id, from after `afterId` on. */
  listSealedOtherwise(prefix: string, afterId: string, limit: number): Promise<ConnectionRecord[]>;
  /** Replaces a sealed key where it is still the one that was read. Raises no revision: the key is the same. */
  reseal(id: string, from: string, to: string): Promise<void>;
}
