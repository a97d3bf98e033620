import { filesOf } from "@/lib/fusion/attachments";
import type { AttachmentRef } from "@/lib/fusion/run-request";
import type { AttachmentStore, NewAttachment } from "@/lib/server/attachments/attachment-store";
import { NO_FILTER, type RunStore } from "@/lib/server/runs/run-store";

/** A store that forgets, beside the runs that may have its attachments: for tests. */
export function createMemoryAttachmentStore(
  runs: Pick<RunStore, "list" | "findCheckpoint">,
): AttachmentStore {
  const stored = new Map<string, NewAttachment>();
  const owned = (ownerId: string) => [...stored.values()].filter((one) => one.ownerId === ownerId);

  async function isLoose({ ownerId, id }: NewAttachment): Promise<boolean> {
    const rows = await runs.list({ ...NO_FILTER, ownerId, after: null, limit: 1_000 });
    const checkpoints = await Promise.all(rows.map((row) => runs.findCheckpoint(row.id)));
    return !checkpoints.some((found) => found && filesOf(found.request).some((ref) => ref.id === id));
  }

  return {
    async create(attachment) {
      stored.set(attachment.id, structuredClone(attachment));
    },
    list: async (ownerId, ids) =>
      owned(ownerId)
        .filter(({ id }) => ids.includes(id))
        .map(toRef),
    async find(ownerId, id) {
      const found = owned(ownerId).find((one) => one.id === id);
      return found ? { ...toRef(found), data: found.data } : null;
    },
    async deleteLoose(ownerId, id) {
      const found = owned(ownerId).find((one) => one.id === id);
      return found !== undefined && (await isLoose(found)) && stored.delete(id);
    },
    async sumLooseBytes(ownerId) {
      let sum = 0;
      for (const one of owned(ownerId)) if (await isLoose(one)) sum += one.bytes;
      return sum;
    },
    async deleteLooseBefore(createdBeforeMs) {
      let count = 0;
      for (const one of stored.values()) {
        if (one.createdAtMs >= createdBeforeMs || !(await isLoose(one))) continue;
        stored.delete(one.id);
        count += 1;
      }
      return count;
    },
  };
}

function toRef({ id, name, mediaType, kind, bytes }: NewAttachment): AttachmentRef {
  return { id, name, mediaType, kind, bytes };
}
