import type { Database } from "@/lib/server/db/client";
import type { InvitationStore } from "./invitation-store";

/** Invitations in the database. */
export function createPrismaInvitationStore({ prisma }: Pick<Database, "prisma">): InvitationStore {
  const { invitation: invitations } = prisma;
  return {
    async create({ createdAtMs, expiresAtMs, ...invitation }) {
      const data = { ...invitation, createdAt: new Date(createdAtMs), expiresAt: new Date(expiresAtMs) };
      await invitations.create({ data });
    },
    async list(limit) {
      const rows = await invitations.findMany({
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        take: limit,
      });
      return rows.map(({ id, note, createdBy, createdAt, expiresAt, usedAt }) => ({
        ...{ id, note, createdBy },
        createdAtMs: createdAt.getTime(),
        expiresAtMs: expiresAt.getTime(),
        usedAtMs: usedAt?.getTime() ?? null,
      }));
    },
    async isOpen(id, nowMs) {
      const where = { id, usedAt: null, expiresAt: { gt: new Date(nowMs) } };
      return (await invitations.count({ where })) > 0;
    },
    delete: async (id) => (await invitations.deleteMany({ where: { id } })).count > 0,
  };
}
