import type { Database, PrismaClient } from "@/lib/server/db/client";
import type { BudgetStore, Day, Hold, Limit, Month, Settlement } from "./budget-store";
import { type Counter, countedIn, limitOf } from "./counted-in";
import { type HeldPart, shareOut } from "./share-out";

type Transaction = Omit<PrismaClient, `$${string}`> & Pick<PrismaClient, "$executeRaw" | "$queryRaw">;

/** Milliseconds. Many may ask at once, and each must come to its turn. */
const PATIENCE = { maxWait: 20_000, timeout: 20_000 };

/** Rolls a transaction back. */
class LimitReached extends Error {
  readonly limit: Limit;
  constructor(limit: Limit) {
    super(`The limit of ${limit} does not allow it.`);
    this.limit = limit;
  }
}

export function createPrismaBudgetStore({ prisma }: Pick<Database, "prisma">): BudgetStore {
  return {
    async hold(hold) {
      try {
        await prisma.$transaction((tx) => holdIn(tx as Transaction, hold), PATIENCE);
        return null;
      } catch (cause) {
        if (cause instanceof LimitReached) return cause.limit;
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
    async listHeldBefore(atMs) {
      const rows = await prisma.reservation.findMany({
        where: { atMs: { lt: BigInt(atMs) } },
        select: { runId: true, ownerId: true, atMs: true },
        orderBy: { atMs: "desc" },
      });
      const runs = new Map(rows.map((row) => [runIdOf(row.runId), row]));
      return [...runs].map(([runId, row]) => ({ ...row, runId, atMs: Number(row.atMs) }));
    },
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

/** A run has one reservation for the person, and one for each token that asks: the key of these goes on with the token's id. */
function reservationKey(runId: string, tokenId: string | null): string {
  return tokenId === null ? runId : `${runId} ${tokenId}`;
}

function runIdOf(key: string): string {
  return key.split(" ", 1)[0] ?? key;
}

/** What was asked for past midnight is held where the rest of it is: it is given back in one place. */
async function holdIn(tx: Transaction, hold: Hold): Promise<void> {
  const { runId, ownerId, microUsd, token } = hold;
  const tokenId = token?.id ?? null;
  const key = reservationKey(runId, tokenId);
  const [amount, at, today] = [BigInt(microUsd), BigInt(hold.atMs), token && hold.day];
  // Written before anything is read: on SQLite two that read first could not both go on.
  const [held] = await tx.$queryRaw<{ month: Month; day: Day | null }[]>`
    INSERT INTO "Reservation" ("runId", "ownerId", "month", "microUsd", "atMs", "tokenId", "day")
    VALUES (${key}, ${ownerId}, ${hold.month}, ${amount}, ${at}, ${tokenId}, ${today})
    ON CONFLICT ("runId") DO UPDATE SET "microUsd" = "Reservation"."microUsd" + ${amount}
    RETURNING "month", "day"`;
  if (!held) throw new Error(`Nothing was held for ${key}.`);
  for (const counter of countedIn({ ownerId, tokenId, ...held })) {
    const limit = limitOf(hold, counter.limit);
    if (await raise(tx, counter, amount, limit)) continue;
    const isNew = (await ensureRow(tx, counter)) === 1;
    if (!isNew || !(await raise(tx, counter, amount, limit))) throw new LimitReached(counter.limit);
  }
}

/** False where the limit does not allow it. One statement, so that of many at once each sees what the others hold. */
async function raise(
  tx: Transaction,
  { scope, month }: Counter,
  amount: bigint,
  limit: number | null,
): Promise<boolean> {
  const most = BigInt(limit ?? Number.MAX_SAFE_INTEGER);
  const raised = await tx.$executeRaw`
    UPDATE "MonthlySpend" SET "reservedMicroUsd" = "reservedMicroUsd" + ${amount}
    WHERE "scope" = ${scope} AND "month" = ${month}
      AND "spentMicroUsd" + "reservedMicroUsd" + ${amount} <= ${most}`;
  return raised === 1;
}

/** How many rows it made. */
async function ensureRow(tx: Transaction, { scope, month }: Counter): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "MonthlySpend" ("scope", "month", "spentMicroUsd", "reservedMicroUsd")
    VALUES (${scope}, ${month}, 0, 0) ON CONFLICT ("scope", "month") DO NOTHING`;
}

interface ReservationRow extends Omit<HeldPart, "microUsd"> {
  microUsd: bigint;
}

async function settleIn(tx: Transaction, { runId, spentMicroUsd, ...whose }: Settlement): Promise<void> {
  const keys = `${runId} %`;
  const rows = await tx.$queryRaw<ReservationRow[]>`
    DELETE FROM "Reservation" WHERE "runId" = ${runId} OR "runId" LIKE ${keys}
    RETURNING "ownerId", "month", "tokenId", "day", "microUsd"`;
  // A guest may have signed up meanwhile: what was held under their old name is given back there.
  const held = rows.map((row) => ({ ...row, microUsd: Number(row.microUsd) }));
  const parts = held.length > 0 ? held : [{ ...whose, microUsd: 0 }];
  if (held.length === 0) for (const counter of countedIn(whose)) await ensureRow(tx, counter);
  for (const part of shareOut(spentMicroUsd, parts)) {
    const [spent, held] = [BigInt(part.spentMicroUsd), BigInt(part.microUsd)];
    for (const { scope, month } of countedIn(part)) {
      await tx.$executeRaw`
        UPDATE "MonthlySpend"
        SET "spentMicroUsd" = "spentMicroUsd" + ${spent}, "reservedMicroUsd" = "reservedMicroUsd" - ${held}
        WHERE "scope" = ${scope} AND "month" = ${month}`;
    }
  }
}
