import type { Database } from "@/lib/server/db/client";
import type { CallStore } from "./call-store";
import { toCallRow } from "./prisma-call-rows";
import { tallyCalls } from "./prisma-call-tally";

/** Measured calls in the database. */
export function createPrismaCallStore({ prisma }: Pick<Database, "prisma">): CallStore {
  const { callRecord: calls } = prisma;
  return {
    async add(records) {
      await calls.createMany({ data: records.map(toCallRow) });
    },
    tally: (query) => tallyCalls(prisma, query),
    async listHeard({ sinceMs, limit }) {
      const rows = await calls.findMany({
        where: { atMs: { gte: BigInt(sinceMs) }, firstTokenMs: { not: null } },
        orderBy: [{ atMs: "desc" }, { id: "desc" }],
        take: limit,
        select: { atMs: true, connectionKey: true, model: true, firstTokenMs: true, tokensPerSecond: true },
      });
      return rows.map(({ atMs, ...row }) => ({ ...row, atMs: Number(atMs) }));
    },
    async correctCost(generationId, microUsd) {
      const data = { costMicroUsd: BigInt(microUsd), costSource: "reported" };
      await calls.updateMany({ where: { generationId }, data });
    },
    async giveTo(ownerId, runId) {
      await calls.updateMany({ where: { runId, NOT: { ownerId } }, data: { ownerId } });
    },
    deleteBefore: async (atMs) => (await calls.deleteMany({ where: { atMs: { lt: BigInt(atMs) } } })).count,
  };
}
