import type { AttachmentRef } from "@/lib/fusion/run-request";
import type { Database } from "@/lib/server/db/client";
import type { AttachmentStore } from "./attachment-store";

const REF_COLUMNS = { id: true, name: true, mediaType: true, kind: true, bytes: true } as const;
const LOOSE = { runs: { none: {} } };

/** Attachments in the database. */
export function createPrismaAttachmentStore({ prisma }: Pick<Database, "prisma">): AttachmentStore {
  const { attachment: attachments } = prisma;
  return {
    async create({ createdAtMs, ...attachment }) {
      const data = { ...attachment, createdAt: new Date(createdAtMs) };
      await attachments.create({ data, select: { id: true } });
    },
    async list(ownerId, ids) {
      const rows = await attachments.findMany({
        where: { ownerId, id: { in: [...ids] } },
        select: REF_COLUMNS,
      });
      return rows.map(toRef);
    },
    async find(ownerId, id) {
      const row = await attachments.findFirst({
        where: { ownerId, id },
        select: { ...REF_COLUMNS, data: true },
      });
      return row && { ...toRef(row), data: row.data };
    },
    async deleteLoose(ownerId, id) {
      return (await attachments.deleteMany({ where: { ownerId, id, ...LOOSE } })).count > 0;
    },
    async sumLooseBytes(ownerId) {
      const sums = await attachments.aggregate({ where: { ownerId, ...LOOSE }, _sum: { bytes: true } });
      return sums._sum.bytes ?? 0;
    },
    async deleteLooseBefore(createdBeforeMs) {
      const where = { createdAt: { lt: new Date(createdBeforeMs) }, ...LOOSE };
      return (await attachments.deleteMany({ where })).count;
    },
  };
}

function toRef({
  id,
  name,
  mediaType,
  kind,
  bytes,
}: Omit<AttachmentRef, "kind"> & { kind: string }): AttachmentRef {
  return { id, name, mediaType, kind: kind === "image" ? "image" : "text", bytes };
}
