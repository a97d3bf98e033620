import type { ShareRecord, ShareStore } from "@/lib/server/shares/share-store";

/** A store that forgets, and knows of no runs: for tests. */
export function createMemoryShareStore(): ShareStore {
  const byRun = new Map<string, ShareRecord>();
  const copy = (share: ShareRecord | undefined) => (share ? { ...share } : null);
  return {
    find: async (slug) => copy([...byRun.values()].find((share) => share.slug === slug)),
    findOfRun: async (runId) => copy(byRun.get(runId)),
    async create(share) {
      if (byRun.has(share.runId)) return false;
      byRun.set(share.runId, { ...share });
      return true;
    },
    async change(runId, settings) {
      const share = byRun.get(runId);
      if (share) byRun.set(runId, { ...share, ...settings });
      return share !== undefined;
    },
    async cut(runId, lastSeq) {
      const share = byRun.get(runId);
      if (share && share.lastSeq === null) byRun.set(runId, { ...share, lastSeq });
    },
    delete: async (runId) => byRun.delete(runId),
  };
}
