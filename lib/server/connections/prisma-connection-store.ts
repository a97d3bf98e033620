import { connectionKindSchema } from "@/lib/contract/models";
import type { Database, PrismaClient } from "@/lib/server/db/client";
import { isUniqueViolation } from "@/lib/server/db/unique-violation";
import type { ConnectionChange, ConnectionRecord, ConnectionStore } from "./connection-store";

type ConnectionRow = NonNullable<Awaited<ReturnType<PrismaClient["connection"]["findUnique"]>>>;

/** Connections in the database. */
export function createPrismaConnectionStore({ prisma }: Pick<Database, "prisma">): ConnectionStore {
  const { connection: connections } = prisma;
  return {
    async create({ pausedAtMs, createdAtMs, ...record }) {
      const data = { ...record, pausedAt: toDate(pausedAtMs), createdAt: new Date(createdAtMs) };
      try {
        await connections.create({ data, select: { id: true } });
        return "created";
      } catch (cause) {
        if (isUniqueViolation(cause)) return "slug-taken";
        throw cause;
      }
    },
    async list(ownerId) {
      const rows = await connections.findMany({
        where: { ownerId },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toRecord);
    },
    async find(id) {
      const row = await connections.findUnique({ where: { id } });
      return row && toRecord(row);
    },
    async update({ id, revision }, change) {
      const data = { ...toData(change), revision: { increment: 1 } };
      return (await connections.updateMany({ where: { id, revision }, data })).count > 0;
    },
    delete: async (id) => (await connections.deleteMany({ where: { id } })).count > 0,
    async listSealedOtherwise(prefix, afterId, limit) {
      const rows = await connections.findMany({
        where: { id: { gt: afterId }, keyCipher: { not: null }, NOT: { keyCipher: { startsWith: prefix } } },
        orderBy: { id: "asc" },
        take: limit,
      });
      return rows.map(toRecord);
    },
    async reseal(id, from, to) {
      await connections.updateMany({ where: { id, keyCipher: from }, data: { keyCipher: to } });
    },
  };
}

function toRecord({ pausedAt, createdAt, kind, ...row }: ConnectionRow): ConnectionRecord {
  return {
    ...row,
    kind: connectionKindSchema.parse(kind),
    pausedAtMs: pausedAt?.getTime() ?? null,
    createdAtMs: createdAt.getTime(),
  };
}

function toData({ pausedAtMs, ...change }: ConnectionChange) {
  return { ...change, ...(pausedAtMs !== undefined && { pausedAt: toDate(pausedAtMs) }) };
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
