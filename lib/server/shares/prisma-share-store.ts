import { AUDIENCES } from "@/lib/contract/shares";
import type { Database } from "@/lib/server/db/client";
import type { ShareRecord, ShareStore } from "./share-store";

/** Permalinks in the database. */
export function createPrismaShareStore({ prisma }: Pick<Database, "prisma">): ShareStore {
  const { share: shares } = prisma;
  return {
    async find(slug) {
      const row = await shares.findUnique({ where: { slug } });
      return row && toShareRecord(row);
    },
    async findOfRun(runId) {
      const row = await shares.findUnique({ where: { runId } });
      return row && toShareRecord(row);
    },
    async create({ expiresAtMs, createdAtMs, ...share }) {
      try {
        const times = { expiresAt: toDate(expiresAtMs), createdAt: new Date(createdAtMs) };
        await shares.create({ data: { ...share, ...times }, select: { slug: true } });
        return true;
      } catch (cause) {
        // P2002: the run has one already; P2003: the run is gone.
        const code = cause instanceof Error && "code" in cause ? cause.code : null;
        if (code === "P2002" || code === "P2003") return false;
        throw cause;
      }
    },
    async change(runId, { audience, showCosts, expiresAtMs }) {
      const data = { audience, showCosts, expiresAt: toDate(expiresAtMs) };
      return (await shares.updateMany({ where: { runId }, data })).count > 0;
    },
    async cut(runId, lastSeq) {
      await shares.updateMany({ where: { runId, lastSeq: null }, data: { lastSeq } });
    },
    delete: async (runId) => (await shares.deleteMany({ where: { runId } })).count > 0,
  };
}

interface ShareColumns extends Pick<ShareRecord, "slug" | "runId" | "ownerId" | "showCosts" | "lastSeq"> {
  audience: string;
  expiresAt: Date | null;
  createdAt: Date;
}

/** An audience that this release does not know is read as the narrowest. */
function toShareRecord({ audience, expiresAt, createdAt, ...row }: ShareColumns): ShareRecord {
  return {
    slug: row.slug,
    runId: row.runId,
    ownerId: row.ownerId,
    showCosts: row.showCosts,
    lastSeq: row.lastSeq,
    audience: AUDIENCES.find((known) => known === audience) ?? "instance",
    expiresAtMs: expiresAt?.getTime() ?? null,
    createdAtMs: createdAt.getTime(),
  };
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
