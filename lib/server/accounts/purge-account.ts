import type { Database, Transaction } from "@/lib/server/db/client";
import { isLastAdmin, lockAccounts } from "./prisma-account-rows";

const LIMIT_MS = 60_000;

/** Stands in the figures of the instance for everybody who is gone: what was spent stays spent. */
export const GONE = "gone";

/**
 * Deletes an account with everything it owns, in one transaction. Its live runs must have been stopped. Nothing is done where it
 * is the last admin and others would be left without one.
 */
export async function purgeAccount(
  id: string,
  { prisma }: Pick<Database, "prisma">,
): Promise<"done" | "last-admin"> {
  return prisma.$transaction(
    async (tx) => {
      await lockAccounts(tx);
      const others = await tx.account.count({ where: { NOT: { id } } });
      if (others > 0 && (await isLastAdmin(tx, id))) return "last-admin";
      await purgeThings(tx, id);
      await tx.invitation.deleteMany({ where: { createdBy: id, usedAt: null } });
      await tx.invitation.updateMany({ where: { usedBy: id }, data: { usedBy: null } });
      await tx.account.deleteMany({ where: { id } });
      return "done";
    },
    { timeout: LIMIT_MS, maxWait: LIMIT_MS },
  );
}

async function purgeThings(tx: Transaction, ownerId: string): Promise<void> {
  const mine = { where: { ownerId } };
  const connections = await tx.connection.findMany({ where: { ownerId }, select: { id: true } });
  // Their tags, votes, shares and events go with the runs.
  await tx.run.deleteMany(mine);
  await tx.runTag.deleteMany(mine);
  await tx.vote.deleteMany(mine);
  await tx.share.deleteMany(mine);
  await tx.attachment.deleteMany(mine);
  await tx.connection.deleteMany(mine);
  await tx.profile.deleteMany(mine);
  await tx.pendingBill.deleteMany(mine);
  await tx.workKey.deleteMany(mine);
  const tokens = await tx.apiToken.findMany({ where: { ownerId }, select: { id: true } });
  await tx.monthlySpend.deleteMany({ where: { scope: { in: tokens.map(({ id }) => `token:${id}`) } } });
  await tx.apiToken.deleteMany(mine);
  await tx.reservation.deleteMany(mine);
  await tx.monthlySpend.deleteMany({ where: { scope: ownerId } });
  await tx.callRecord.updateMany({ ...mine, data: { ownerId: GONE, runId: null, generationId: null } });
  // The lists of models that were kept for its connections begin with their keys.
  for (const { id } of connections)
    await tx.modelCatalogue.deleteMany({ where: { key: { startsWith: `own:${id} ` } } });
}
