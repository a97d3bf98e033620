import type { Transaction } from "@/lib/server/db/client";
import { type AccountRecord, roleOf } from "./account-store";

type AccountRow = NonNullable<Awaited<ReturnType<Transaction["account"]["findUnique"]>>>;

export function toAccountRecord({ role, disabledAt, createdAt, ...row }: AccountRow): AccountRecord {
  const { id, name, email, passwordHash, defaultProfile, monthlyBudgetMicroUsd: budget } = row;
  return {
    ...{ id, name, email, passwordHash, defaultProfile },
    role: roleOf(role),
    monthlyBudgetMicroUsd: budget === null ? null : Number(budget),
    disabledAtMs: disabledAt?.getTime() ?? null,
    createdAtMs: createdAt.getTime(),
  };
}

const LOCK = "lock.accounts";

/**
 * Makes what decides by counting accounts one after the other: the first admin, the last admin. A write, and the first one of
 * its transaction, because SQLite refuses one that has read before while another process wrote.
 */
export async function lockAccounts(tx: Transaction): Promise<void> {
  await tx.instanceSetting.upsert({
    where: { key: LOCK },
    create: { key: LOCK, value: "null" },
    update: { value: "null" },
  });
}

/** Whether nobody else could look after the instance without this account. The lock must be held. */
export async function isLastAdmin(tx: Transaction, id: string): Promise<boolean> {
  const admins = await tx.account.findMany({
    where: { role: "admin", disabledAt: null },
    select: { id: true },
    take: 2,
  });
  return admins.length === 1 && admins[0]?.id === id;
}
