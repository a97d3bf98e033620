import type { Database } from "@/lib/server/db/client";
import type { CatalogueStore } from "./catalogue-store";

/** Lists of models in the database. */
export function createPrismaCatalogueStore({ prisma }: Pick<Database, "prisma">): CatalogueStore {
  const { modelCatalogue: rows } = prisma;
  return {
    async find(key) {
      const row = await rows.findUnique({ where: { key } });
      return row && { ...row, fetchedAtMs: Number(row.fetchedAtMs) };
    },
    async save({ key, models, fetchedAtMs }) {
      const data = { models, fetchedAtMs: BigInt(fetchedAtMs) };
      await rows.upsert({ where: { key }, create: { key, ...data }, update: data, select: { key: true } });
    },
    async list() {
      const found = await rows.findMany({
        select: { key: true, fetchedAtMs: true },
        orderBy: { key: "asc" },
      });
      return found.map(({ key, fetchedAtMs }) => ({ key, fetchedAtMs: Number(fetchedAtMs) }));
    },
    async delete(keys) {
      await rows.deleteMany({ where: { key: { in: [...keys] } } });
    },
  };
}
