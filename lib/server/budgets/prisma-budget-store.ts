import type { Database, PrismaClient } from "@/lib/server/db/client";
import { type BudgetStore, type Hold, INSTANCE_SCOPE, type Month } from "./budget-store";

type Transaction = Omit<PrismaClient, `$${string}`> & Pick<PrismaClient, "$executeRaw">;

/** Milliseconds. Many may ask at once, and each must come to its turn. */
const PATIENCE = { maxWait: 20_000, timeout: 20_000 };

/** Rolls a transaction back. */
class LimitReached extends Error {
  readonly scope: "account" | "instance";
  constructor(scope: "account" | "instance") {
    super(`The ${scope}'s budget does not allow it.`);
    this.scope = scope;
  }
}

export function createPrismaBudgetStore({ prisma }: Pick<Database, "prisma">): BudgetStore {
  return {
    async hold(hold) {
      try {
        await prisma.$transaction((tx) => holdIn(tx as Transaction, hold), PATIENCE);
        return null;
      } catch (cause) {
        if (cause instanceof LimitReached) return cause.scope;
        throw cause;
      }
    },
    async settle(run) {
      await prisma.$transaction((tx) => settleIn(tx as Transaction, run), PATIENCE);
    },
    async figures(scope, month) {
      const row = await prisma.monthlySpend.findUnique({ where: { scope_month: { scope, month } } });
      return {
        spentMicroUsd: Number(row?.spentMicroUsd ?? 0),
        reservedMicroUsd: Number(row?.reservedMicroUsd ?? 0),
      };
    },
    async figuresOf(scopes, months) {
      const where = { scope: { in: [...scopes] }, month: { in: [...months] } };
      const rows = await prisma.monthlySpend.findMany({ where });
      return rows.map(({ spentMicroUsd, reservedMicroUsd, ...key }) => ({
        ...key,
        spentMicroUsd: Number(spentMicroUsd),
        reservedMicroUsd: Number(reservedMicroUsd),
      }));
    },
    listHeldBefore: (atMs) =>
      prisma.reservation.findMany({
        where: { atMs: { lt: BigInt(atMs) } },
        select: { runId: true, ownerId: true, month: true },
      }),
    async limits(ownerId) {
      const [account, settings] = await Promise.all([
        prisma.account.findUnique({ where: { id: ownerId }, select: { monthlyBudgetMicroUsd: true } }),
        prisma.instanceSetting.findMany({ where: { key: { in: Object.values(LIMIT_KEYS) } } }),
      ]);
      const setting = (key: string) => toLimit(settings.find((one) => one.key === key)?.value);
      const own = account?.monthlyBudgetMicroUsd;
      return {
        // A guest has no account to budget: the instance's limit holds for all of them.
        account: account ? (own == null ? setting(LIMIT_KEYS.account) : Number(own)) : null,
        instance: setting(LIMIT_KEYS.instance),
      };
    },
  };
}

export const LIMIT_KEYS = {
  account: "budget.accountMonthlyMicroUsd",
  instance: "budget.instanceMonthlyMicroUsd",
} as const;

/** A setting is JSON text. */
function toLimit(value: string | undefined): number | null {
  const limit: unknown = value === undefined ? null : JSON.parse(value);
  return typeof limit === "number" ? limit : null;
}

async function holdIn(tx: Transaction, hold: Hold): Promise<void> {
  const { runId, ownerId, month, microUsd, atMs, limits } = hold;
  // The rows are written before they are read: on SQLite two that read first could not both go on.
  for (const scope of [ownerId, INSTANCE_SCOPE]) await ensureRow(tx, scope, month);
  if (!(await raise(tx, ownerId, hold, limits.account))) throw new LimitReached("account");
  if (!(await raise(tx, INSTANCE_SCOPE, hold, limits.instance))) throw new LimitReached("instance");
  await tx.reservation.upsert({
    where: { runId },
    create: { runId, ownerId, month, microUsd: BigInt(microUsd), atMs: BigInt(atMs) },
    update: { microUsd: { increment: BigInt(microUsd) } },
  });
}

/** False where the limit does not allow it. One statement, so that of many at once each sees what the others hold. */
async function raise(
  tx: Transaction,
  scope: string,
  { month, microUsd }: Hold,
  limit: number | null,
): Promise<boolean> {
  const amount = BigInt(microUsd);
  const most = BigInt(limit ?? Number.MAX_SAFE_INTEGER);
  const raised = await tx.$executeRaw`
    UPDATE "MonthlySpend" SET "reservedMicroUsd" = "reservedMicroUsd" + ${amount}
    WHERE "scope" = ${scope} AND "month" = ${month}
      AND "spentMicroUsd" + "reservedMicroUsd" + ${amount} <= ${most}`;
  return raised === 1;
}

async function ensureRow(tx: Transaction, scope: string, month: Month): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "MonthlySpend" ("scope", "month", "spentMicroUsd", "reservedMicroUsd")
    VALUES (${scope}, ${month}, 0, 0) ON CONFLICT ("scope", "month") DO NOTHING`;
}

async function settleIn(
  tx: Transaction,
  {
    runId,
    ownerId,
    month,
    spentMicroUsd,
  }: { runId: string; ownerId: string; month: Month; spentMicroUsd: number },
): Promise<void> {
  for (const scope of [ownerId, INSTANCE_SCOPE]) await ensureRow(tx, scope, month);
  const held = await tx.reservation.findUnique({ where: { runId } });
  if (held) await tx.reservation.delete({ where: { runId } });
  // A guest may have signed up meanwhile: what was held under their old name is given back there.
  const spentIn = { month: held?.month ?? month, by: BigInt(spentMicroUsd) };
  for (const scope of [held?.ownerId ?? ownerId, INSTANCE_SCOPE]) {
    await tx.monthlySpend.updateMany({
      where: { scope, month: spentIn.month },
      data: {
        spentMicroUsd: { increment: spentIn.by },
        reservedMicroUsd: { decrement: held?.microUsd ?? BigInt(0) },
      },
    });
  }
}
