import { runClientSchema } from "@/lib/contract/run-client";
import type { Database } from "@/lib/server/db/client";
import type { RunStore } from "./run-store";
import { refreshRunText } from "./search/prisma-run-text";
import { toStorableText } from "./storable-text";

/** What owners note of their runs: see `RunStore`. */
export function createPrismaRunMarks({
  prisma,
  provider,
}: Pick<Database, "prisma" | "provider">): Pick<RunStore, "findMarks" | "findClient" | "mark" | "listTags"> {
  return {
    async findMarks(runId) {
      const row = await prisma.run.findUnique({
        where: { id: runId },
        select: { title: true, note: true, starredAt: true, tags: { select: { tag: true } } },
      });
      if (!row) return null;
      const { title, note, starredAt } = row;
      const tags = row.tags.map(({ tag }) => tag).sort();
      return { title, note, starredAtMs: starredAt?.getTime() ?? null, tags };
    },
    async findClient(runId) {
      const row = await prisma.run.findUnique({ where: { id: runId }, select: { client: true } });
      return row?.client == null ? null : runClientSchema.parse(JSON.parse(row.client));
    },
    mark: (runId, { title, note, starredAtMs, tags }) =>
      prisma.$transaction(async (tx) => {
        const starredAt = starredAtMs === undefined || starredAtMs === null ? null : new Date(starredAtMs);
        // The write comes first: see `appendToLog`.
        const { count } = await tx.run.updateMany({
          where: { id: runId },
          data: {
            // Prisma writes nothing, and counts nothing, where there is nothing to change.
            updatedAt: new Date(),
            ...(title !== undefined && { title: toStorable(title) }),
            ...(note !== undefined && { note: toStorable(note) }),
            ...(starredAtMs !== undefined && { starredAt }),
          },
        });
        if (count === 0) return false;
        if (tags) {
          const run = await tx.run.findUniqueOrThrow({ where: { id: runId }, select: { ownerId: true } });
          await tx.runTag.deleteMany({ where: { runId } });
          const rows = [...new Set(tags.map(toStorableText))].map((tag) => ({ runId, ...run, tag }));
          await tx.runTag.createMany({ data: rows });
        }
        if (title !== undefined || note !== undefined) await refreshRunText(tx, runId, provider);
        return true;
      }),
    async listTags(ownerId) {
      const groups = await prisma.runTag.groupBy({ by: ["tag"], where: { ownerId }, _count: true });
      return groups.map(({ tag, _count: runs }) => ({ tag, runs })).sort((a, b) => (a.tag < b.tag ? -1 : 1));
    },
  };
}

function toStorable(text: string | null): string | null {
  return text === null ? null : toStorableText(text);
}
