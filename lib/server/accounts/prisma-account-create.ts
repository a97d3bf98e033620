import type { Transaction } from "@/lib/server/db/client";
import type { CreateAccountOutcome, NewAccount } from "./account-store";
import { lockAccounts, toAccountRecord } from "./prisma-account-rows";

/** See `AccountStore.create`. */
export async function createAccount(tx: Transaction, account: NewAccount): Promise<CreateAccountOutcome> {
  await lockAccounts(tx);
  const { id, email, name, passwordHash, identity, by } = account;
  const isFirst = (await tx.account.findFirst({ select: { id: true } })) === null;
  if (email !== null && (await tx.account.findUnique({ where: { email }, select: { id: true } })))
    return { kind: "email-taken" };
  if (identity && (await tx.identity.findUnique({ where: { provider_providerAccountId: identity } })))
    return { kind: "identity-taken" };
  if (by === "first" && !isFirst) return { kind: "not-invited" };
  const createdAt = new Date(account.createdAtMs);
  if (typeof by === "object" && !(await takeInvitation(tx, by.invitation, { usedBy: id, usedAt: createdAt })))
    return { kind: "not-invited" };
  const role = isFirst ? "admin" : "member";
  const row = await tx.account.create({ data: { id, email, name, passwordHash, role, createdAt } });
  if (identity) await tx.identity.create({ data: { ...identity, accountId: id } });
  return { kind: "created", account: toAccountRecord(row) };
}

async function takeInvitation(
  tx: Transaction,
  id: string,
  use: { usedBy: string; usedAt: Date },
): Promise<boolean> {
  const where = { id, usedAt: null, expiresAt: { gt: use.usedAt } };
  return (await tx.invitation.updateMany({ where, data: use })).count === 1;
}
