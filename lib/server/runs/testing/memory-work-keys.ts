import { CLAIM_MS, type KeyClaim, type NewKey, type WorkKeys } from "@/lib/server/runs/work-keys";

interface HeldKey extends NewKey {
  /** Null: the work was accepted. */
  claimedAtMs: number | null;
}

export interface MemoryWorkKeys extends WorkKeys {
  /** Of a new run, kept from the start; null where it was free. */
  take(key: NewKey): { id: string; hash: string } | null;
  forgetRun(runId: string): void;
}

export function createMemoryWorkKeys(): MemoryWorkKeys {
  const keys: HeldKey[] = [];
  const find = (ownerId: string, key: string) =>
    keys.find((each) => each.ownerId === ownerId && each.key === key);
  const isUnderway = ({ ownerId, key, hash }: NewKey) => {
    const held = find(ownerId, key);
    return held?.hash === hash && held.claimedAtMs !== null ? held : null;
  };
  const remove = (which: (held: HeldKey) => boolean) => {
    for (const held of keys.filter(which)) keys.splice(keys.indexOf(held), 1);
  };
  return {
    async findByKey(ownerId, key) {
      const held = find(ownerId, key);
      return held ? { id: held.runId, hash: held.hash } : null;
    },
    async claimKey(key, nowMs): Promise<KeyClaim> {
      remove(({ claimedAtMs }) => claimedAtMs !== null && claimedAtMs <= nowMs - CLAIM_MS);
      const held = find(key.ownerId, key.key);
      if (held)
        return { kind: held.claimedAtMs === null ? "taken" : "underway", id: held.runId, hash: held.hash };
      keys.push({ ...key, claimedAtMs: nowMs });
      return { kind: "claimed" };
    },
    async keepKey(key) {
      const held = isUnderway(key);
      if (held) held.claimedAtMs = null;
    },
    async dropKey(key) {
      const held = isUnderway(key);
      remove((each) => each === held);
    },
    take(key) {
      const held = find(key.ownerId, key.key);
      if (held) return { id: held.runId, hash: held.hash };
      keys.push({ ...key, claimedAtMs: null });
      return null;
    },
    forgetRun: (runId) => remove((held) => held.runId === runId),
  };
}
