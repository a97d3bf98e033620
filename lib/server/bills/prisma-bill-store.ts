import type { Database } from "@/lib/server/db/client";
import type { BillStore } from "./bill-store";

export function createPrismaBillStore({ prisma }: Pick<Database, "prisma">): BillStore {
  const { pendingBill: bills } = prisma;
  return {
    async add(added) {
      for (const { generationId, nextTryAtMs, ...bill } of added) {
        const create = { generationId, nextTryAtMs: BigInt(nextTryAtMs), ...bill };
        await bills.upsert({ where: { generationId }, create, update: {} });
      }
    },
    async findDue(nowMs, limit) {
      const rows = await bills.findMany({
        where: { nextTryAtMs: { lte: BigInt(nowMs) } },
        orderBy: { nextTryAtMs: "asc" },
        take: limit,
      });
      return rows.map((row) => ({ ...row, nextTryAtMs: Number(row.nextTryAtMs) }));
    },
    async postpone({ generationId, tries, nextTryAtMs }) {
      const data = { tries, nextTryAtMs: BigInt(nextTryAtMs) };
      await bills.updateMany({ where: { generationId }, data });
    },
    async remove(generationId) {
      await bills.deleteMany({ where: { generationId } });
    },
  };
}
