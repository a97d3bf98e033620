import type { OwnToken, TokenRecord, TokenStore } from "@/lib/server/tokens/token-store";

/** A store that forgets: for tests. */
export function createMemoryTokenStore(): TokenStore {
  const rows = new Map<string, TokenRecord>();
  const find = ({ id, ownerId }: OwnToken) => {
    const row = rows.get(id);
    return row?.ownerId === ownerId ? row : null;
  };
  return {
    async create(token) {
      rows.set(token.id, structuredClone({ ...token, lastUsedAtMs: null }));
    },
    find: async (id) => structuredClone(rows.get(id) ?? null),
    list: async (ownerId) =>
      [...rows.values()]
        .filter((row) => row.ownerId === ownerId)
        .sort((a, b) => b.createdAtMs - a.createdAtMs || (a.id < b.id ? 1 : -1))
        .map((row) => structuredClone(row)),
    async update(own, change) {
      const row = find(own);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (row) rows.set(row.id, { ...row, ...structuredClone(given) });
      return row !== null;
    },
    delete: async (own) => find(own) !== null && rows.delete(own.id),
    async touch(id, lastUsedAtMs) {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, lastUsedAtMs });
    },
  };
}
