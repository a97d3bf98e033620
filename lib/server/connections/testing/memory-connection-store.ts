import type { ConnectionRecord, ConnectionStore } from "@/lib/server/connections/connection-store";

export function createMemoryConnectionStore(): ConnectionStore {
  const records = new Map<string, ConnectionRecord>();
  const sorted = (by: (a: ConnectionRecord, b: ConnectionRecord) => number) =>
    [...records.values()].sort((a, b) => by(a, b) || (a.id < b.id ? -1 : 1));
  return {
    async create(record) {
      const { ownerId, slug } = record;
      if ([...records.values()].some((other) => other.ownerId === ownerId && other.slug === slug))
        return "slug-taken";
      records.set(record.id, { ...record, revision: 1 });
      return "created";
    },
    list: async (ownerId) =>
      sorted((a, b) => a.createdAtMs - b.createdAtMs).filter((record) => record.ownerId === ownerId),
    find: async (id) => records.get(id) ?? null,
    async update({ id, revision }, change) {
      const record = records.get(id);
      if (record?.revision !== revision) return false;
      records.set(id, { ...record, ...change, revision: revision + 1 });
      return true;
    },
    delete: async (id) => records.delete(id),
    listSealedOtherwise: async (prefix, afterId, limit) =>
      sorted(() => 0)
        .filter(({ id, keyCipher }) => id > afterId && keyCipher !== null && !keyCipher.startsWith(prefix))
        .slice(0, limit),
    async reseal(id, from, to) {
      const record = records.get(id);
      if (record?.keyCipher === from) records.set(id, { ...record, keyCipher: to });
    },
  };
}
