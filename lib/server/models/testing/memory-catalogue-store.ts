import type { CatalogueRow, CatalogueStore } from "@/lib/server/models/lists/catalogue-store";

export function createMemoryCatalogueStore(): CatalogueStore {
  const rows = new Map<string, CatalogueRow>();
  return {
    find: async (key) => rows.get(key) ?? null,
    async save(row) {
      rows.set(row.key, row);
    },
    list: async () =>
      [...rows.values()]
        .map(({ key, fetchedAtMs }) => ({ key, fetchedAtMs }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    async delete(keys) {
      for (const key of keys) rows.delete(key);
    },
  };
}
