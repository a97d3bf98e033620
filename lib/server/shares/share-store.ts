/**
 * Where permalinks are kept. Called by the share service; one contract suite runs on every implementation. A run has at most
 * one, which goes with the run. One without `lastSeq` follows the session under way: the run store sets it with that
 * session's end, in the same transaction, so that nothing of a later session is ever seen through it.
 */
import type { Audience } from "@/lib/contract/shares";

export interface ShareSettings {
  audience: Audience;
  showCosts: boolean;
  /** Null: never. */
  expiresAtMs: number | null;
}

export interface ShareRecord extends ShareSettings {
  slug: string;
  runId: string;
  ownerId: string;
  /** What came later is not shown; null: the session under way goes on. */
  lastSeq: number | null;
  createdAtMs: number;
}

export interface ShareStore {
  find(slug: string): Promise<ShareRecord | null>;
  findOfRun(runId: string): Promise<ShareRecord | null>;
  /** False where the run has one, or is gone. */
  create(share: ShareRecord): Promise<boolean>;
  /** False where the run has none. */
  change(runId: string, settings: ShareSettings): Promise<boolean>;
  /** Where it still follows the session, it shows no more than this. */
  cut(runId: string, lastSeq: number): Promise<void>;
  /** False where the run had none. */
  delete(runId: string): Promise<boolean>;
}
