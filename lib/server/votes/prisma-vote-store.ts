import type { Database } from "@/lib/server/db/client";
import { tallyModels } from "./tally-models";
import type { VoteRow, VoteStore } from "./vote-store";

export function createPrismaVoteStore({ prisma }: Pick<Database, "prisma">): VoteStore {
  const { vote: votes } = prisma;
  return {
    async put({ runId, ownerId, stood, atMs, ...cast }) {
      const run = await prisma.run.findFirst({ where: { id: runId, ownerId }, select: { profile: true } });
      if (!run) return null;
      const data = { ...cast, stood: JSON.stringify(stood), atMs: BigInt(atMs), profile: run.profile };
      const where = { runId };
      try {
        return toRow(await votes.upsert({ where, update: data, create: { runId, ownerId, ...data } }));
      } catch (cause) {
        if (isGone(cause)) return null;
        throw cause;
      }
    },
    async find(own) {
      const row = await votes.findFirst({ where: own });
      return row && toRow(row);
    },
    async delete(own) {
      await votes.deleteMany({ where: own });
    },
    async tallyModels(ownerId) {
      const rows = await votes.findMany({ where: { ownerId }, select: { model: true, stood: true } });
      return tallyModels(rows.map(({ model, stood }) => ({ model, stood: JSON.parse(stood) as string[] })));
    },
  };
}

type Stored = Omit<VoteRow, "atMs"> & { atMs: bigint };

function toRow({ runId, ownerId, pick, blind, model, profile, atMs }: Stored): VoteRow {
  return { runId, ownerId, pick, blind, model, profile, atMs: Number(atMs) };
}

/** The run was deleted between the look and the vote. */
function isGone(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "P2003";
}
