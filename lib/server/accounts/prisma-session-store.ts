import type { Database, PrismaClient } from "@/lib/server/db/client";
import { roleOf } from "./account-store";
import type { SessionRecord, SessionStore } from "./session-store";

type SessionRow = NonNullable<Awaited<ReturnType<PrismaClient["session"]["findUnique"]>>>;

const WHO = { id: true, name: true, email: true, role: true, disabledAt: true } as const;

/** Sessions in the database. */
export function createPrismaSessionStore({ prisma }: Pick<Database, "prisma">): SessionStore {
  const { session: sessions } = prisma;
  return {
    async create({ createdAtMs, expiresAtMs, ...session }) {
      const createdAt = new Date(createdAtMs);
      const data = { ...session, createdAt, lastSeenAt: createdAt, expiresAt: new Date(expiresAtMs) };
      await sessions.create({ data, select: { id: true } });
    },
    async findLive(id, nowMs) {
      const row = await sessions.findUnique({ where: { id }, include: { account: { select: WHO } } });
      if (!row || row.expiresAt.getTime() <= nowMs || row.account.disabledAt) return null;
      const { name, email, role } = row.account;
      return { ...toRecord(row), account: { id: row.accountId, name, email, role: roleOf(role) } };
    },
    async touch(id, nowMs) {
      await sessions.updateMany({ where: { id }, data: { lastSeenAt: new Date(nowMs) } });
    },
    async list(accountId, nowMs) {
      const where = { accountId, expiresAt: { gt: new Date(nowMs) } };
      const rows = await sessions.findMany({ where, orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }] });
      return rows.map(toRecord);
    },
    delete: async (accountId, id) => (await sessions.deleteMany({ where: { id, accountId } })).count > 0,
    async deleteOthers(accountId, keepId) {
      await sessions.deleteMany({ where: { accountId, ...(keepId !== null && { id: { not: keepId } }) } });
    },
    async prune(nowMs) {
      await sessions.deleteMany({ where: { expiresAt: { lte: new Date(nowMs) } } });
    },
  };
}

function toRecord({ id, accountId, userAgent, createdAt, lastSeenAt, expiresAt }: SessionRow): SessionRecord {
  return {
    ...{ id, accountId, userAgent },
    createdAtMs: createdAt.getTime(),
    lastSeenAtMs: lastSeenAt.getTime(),
    expiresAtMs: expiresAt.getTime(),
  };
}
