import type { PrismaClient } from "@/lib/server/db/client";
import { isUniqueViolation } from "@/lib/server/db/unique-violation";
import { CLAIM_MS, type KeyClaim, type KeyUse, type NewKey, type WorkKeys } from "./work-keys";

/** Before the hash of a claim whose work is not accepted yet. */
const UNDERWAY = "underway:";

/** The keys of an owner in the database, where their primary key decides who has one. */
export function createPrismaWorkKeys(prisma: PrismaClient): WorkKeys {
  return {
    async findByKey(ownerId, key) {
      const held = await findWorkKey(prisma, ownerId, key);
      return held ? { id: held.id, hash: held.hash } : findOlderKey(prisma, ownerId, key);
    },
    async claimKey(key, nowMs) {
      const older = await findOlderKey(prisma, key.ownerId, key.key);
      return older ? { kind: "taken", ...older } : claim(prisma, key, nowMs);
    },
    async keepKey({ ownerId, key, hash }) {
      await prisma.workKey.updateMany({ where: { ownerId, key, hash: UNDERWAY + hash }, data: { hash } });
    },
    async dropKey({ ownerId, key, hash }) {
      await prisma.workKey.deleteMany({ where: { ownerId, key, hash: UNDERWAY + hash } });
    },
  };
}

async function claim(prisma: PrismaClient, key: NewKey, nowMs: number): Promise<KeyClaim> {
  const { ownerId, hash } = key;
  await prisma.workKey.deleteMany({
    where: {
      ownerId,
      key: key.key,
      hash: { startsWith: UNDERWAY },
      createdAt: { lte: new Date(nowMs - CLAIM_MS) },
    },
  });
  for (;;) {
    try {
      const data = { ...key, hash: UNDERWAY + hash, createdAt: new Date(nowMs) };
      await prisma.workKey.create({ data, select: { key: true } });
      return { kind: "claimed" };
    } catch (cause) {
      if (!isUniqueViolation(cause)) throw cause;
      const held = await findWorkKey(prisma, ownerId, key.key);
      // Null: dropped between the two.
      if (held) return held;
    }
  }
}

async function findWorkKey(prisma: PrismaClient, ownerId: string, key: string) {
  const row = await prisma.workKey.findUnique({ where: { ownerId_key: { ownerId, key } } });
  if (!row) return null;
  const isUnderway = row.hash.startsWith(UNDERWAY);
  const hash = isUnderway ? row.hash.slice(UNDERWAY.length) : row.hash;
  return { kind: isUnderway ? ("underway" as const) : ("taken" as const), id: row.runId, hash };
}

/** Of a run that was made when keys stood with the run alone. */
async function findOlderKey(prisma: PrismaClient, ownerId: string, key: string): Promise<KeyUse | null> {
  const where = { ownerId_idempotencyKey: { ownerId, idempotencyKey: key } };
  const row = await prisma.run.findUnique({ where, select: { id: true, idempotencyHash: true } });
  return row && { id: row.id, hash: row.idempotencyHash ?? "" };
}
