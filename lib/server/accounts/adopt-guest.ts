/**
 * Signing in takes along what the person made as a guest. Called by the account service at every sign-in and sign-up. All of it
 * in one transaction: whoever looks on finds everything with the guest, or everything with the account.
 */
import { connectionKindSchema } from "@/lib/contract/models";
import { chooseSlug } from "@/lib/server/connections/choose-slug";
import { toBinding } from "@/lib/server/connections/open-connection";
import type { Database, Transaction } from "@/lib/server/db/client";
import type { KeyRing } from "@/lib/server/keys/key-ring";
import { sealKey, unsealKey } from "@/lib/server/keys/seal-key";

interface Adoption {
  guestId: string;
  accountId: string;
}

export interface AdoptDeps {
  database: Pick<Database, "prisma">;
  ring: KeyRing;
}

/** A guest may have thousands of runs. */
const LIMIT_MS = 60_000;

export async function adoptGuest(adoption: Adoption, { database, ring }: AdoptDeps): Promise<void> {
  await database.prisma.$transaction(
    async (tx) => {
      await moveRuns(tx, adoption);
      await moveConnections(tx, adoption, ring);
      await moveProfiles(tx, adoption);
      await moveSpending(tx, adoption);
    },
    { timeout: LIMIT_MS, maxWait: LIMIT_MS },
  );
}

async function moveRuns(tx: Transaction, { guestId, accountId }: Adoption): Promise<void> {
  // Two owners may have used one key: the account's stays, so that its repeat finds its run.
  await tx.$executeRaw`
    UPDATE "Run" SET "idempotencyKey" = NULL, "idempotencyHash" = NULL
    WHERE "ownerId" = ${guestId} AND "idempotencyKey" IN
      (SELECT "idempotencyKey" FROM "Run" WHERE "ownerId" = ${accountId} AND "idempotencyKey" IS NOT NULL)`;
  const mine = { where: { ownerId: guestId }, data: { ownerId: accountId } };
  await tx.run.updateMany(mine);
  await tx.runTag.updateMany(mine);
  await tx.vote.updateMany(mine);
  await tx.share.updateMany(mine);
  await tx.attachment.updateMany(mine);
  await tx.callRecord.updateMany(mine);
  await tx.pendingBill.updateMany(mine);
  await tx.apiToken.updateMany(mine);
  const kept = await tx.workKey.findMany({ where: { ownerId: accountId }, select: { key: true } });
  await tx.workKey.deleteMany({ where: { ownerId: guestId, key: { in: kept.map(({ key }) => key) } } });
  await tx.workKey.updateMany(mine);
}

/** A sealed key opens for its owner alone, so it is sealed anew. One that nothing opens stays as it is, and is shown as such. */
async function moveConnections(
  tx: Transaction,
  { guestId, accountId }: Adoption,
  ring: KeyRing,
): Promise<void> {
  const own = await tx.connection.findMany({ where: { ownerId: accountId }, select: { slug: true } });
  const taken = new Set(own.map(({ slug }) => slug));
  for (const row of await tx.connection.findMany({ where: { ownerId: guestId } })) {
    const kind = connectionKindSchema.parse(row.kind);
    const { id, baseUrl } = row;
    const slug = chooseSlug(row.slug, kind, taken);
    taken.add(slug);
    const unsealed =
      row.keyCipher === null
        ? null
        : unsealKey(ring, row.keyCipher, toBinding({ id, kind, baseUrl, ownerId: guestId }));
    const keyCipher = unsealed?.ok
      ? sealKey(ring, unsealed.key, toBinding({ id, kind, baseUrl, ownerId: accountId }))
      : row.keyCipher;
    const data = { ownerId: accountId, slug, keyCipher, revision: { increment: 1 } };
    await tx.connection.update({ where: { id }, data, select: { id: true } });
  }
}

async function moveProfiles(tx: Transaction, { guestId, accountId }: Adoption): Promise<void> {
  const own = await tx.profile.findMany({ where: { ownerId: accountId }, select: { slug: true } });
  const taken = new Set(own.map(({ slug }) => slug));
  const guests = await tx.profile.findMany({ where: { ownerId: guestId }, select: { id: true, slug: true } });
  for (const { id, slug: asked } of guests) {
    const slug = chooseSlug(asked, "profile", taken);
    taken.add(slug);
    await tx.profile.update({ where: { id }, data: { ownerId: accountId, slug }, select: { id: true } });
  }
}

/** What the guest spent and what is held for their runs counts for the account. */
async function moveSpending(tx: Transaction, { guestId, accountId }: Adoption): Promise<void> {
  await tx.reservation.updateMany({ where: { ownerId: guestId }, data: { ownerId: accountId } });
  for (const { month, spentMicroUsd, reservedMicroUsd } of await tx.monthlySpend.findMany({
    where: { scope: guestId },
  })) {
    await tx.monthlySpend.upsert({
      where: { scope_month: { scope: accountId, month } },
      create: { scope: accountId, month, spentMicroUsd, reservedMicroUsd },
      update: {
        spentMicroUsd: { increment: spentMicroUsd },
        reservedMicroUsd: { increment: reservedMicroUsd },
      },
    });
  }
  await tx.monthlySpend.deleteMany({ where: { scope: guestId } });
}
