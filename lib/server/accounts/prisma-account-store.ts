import type { Database, PrismaClient } from "@/lib/server/db/client";
import type { AccountPage, AccountRecord, AccountStore, Administration, Identity } from "./account-store";
import { createAccount } from "./prisma-account-create";
import { isLastAdmin, lockAccounts, toAccountRecord } from "./prisma-account-rows";

/** Accounts in the database. */
export function createPrismaAccountStore({
  prisma,
  provider,
}: Pick<Database, "prisma" | "provider">): AccountStore {
  const { account: accounts } = prisma;
  return {
    create: (account) => prisma.$transaction((tx) => createAccount(tx, account)),
    isEmpty: async () => (await accounts.findFirst({ select: { id: true } })) === null,
    async find(id) {
      const row = await accounts.findUnique({ where: { id } });
      return row && toAccountRecord(row);
    },
    async findByEmail(email) {
      const row = await accounts.findUnique({ where: { email } });
      return row && toAccountRecord(row);
    },
    async findByIdentity(identity) {
      const where = { provider_providerAccountId: identity };
      const row = await prisma.identity.findUnique({ where, include: { account: true } });
      return row && toAccountRecord(row.account);
    },
    link: (accountId, identity) => link(prisma, accountId, identity),
    async listProviders(accountId) {
      const rows = await prisma.identity.findMany({ where: { accountId }, orderBy: { provider: "asc" } });
      return rows.map(({ provider: id }) => id);
    },
    update: async (id, change) => (await accounts.updateMany({ where: { id }, data: change })).count > 0,
    administer: (id, change) => administer(prisma, id, change),
    list: (page) => listAccounts(prisma, page, provider),
  };
}

async function link(prisma: PrismaClient, accountId: string, identity: Identity): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    await lockAccounts(tx);
    const there = await tx.identity.findMany({
      where: { OR: [identity, { accountId, provider: identity.provider }] },
      select: { accountId: true, providerAccountId: true },
    });
    if (there.length > 0)
      return there.every(
        (row) => row.accountId === accountId && row.providerAccountId === identity.providerAccountId,
      );
    await tx.identity.create({ data: { ...identity, accountId } });
    return true;
  });
}

function administer(
  prisma: PrismaClient,
  id: string,
  { role, disabledAtMs, monthlyBudgetMicroUsd: budget }: Administration,
): ReturnType<AccountStore["administer"]> {
  return prisma.$transaction(async (tx) => {
    await lockAccounts(tx);
    const loses = role === "member" || (disabledAtMs ?? null) !== null;
    if (loses && (await isLastAdmin(tx, id))) return "last-admin";
    const disabledAt = disabledAtMs == null ? null : new Date(disabledAtMs);
    const data = {
      ...(role && { role }),
      ...(disabledAtMs !== undefined && { disabledAt }),
      ...(budget !== undefined && { monthlyBudgetMicroUsd: budget === null ? null : BigInt(budget) }),
    };
    const { count } = await tx.account.updateMany({ where: { id }, data });
    if (disabledAt) await tx.session.deleteMany({ where: { accountId: id } });
    return count > 0 ? "done" : "missing";
  });
}

async function listAccounts(
  prisma: PrismaClient,
  { search, after, limit }: AccountPage,
  provider: Database["provider"],
): Promise<AccountRecord[]> {
  // SQLite's LIKE minds no case, of ASCII at least; PostgreSQL's does unless told.
  const contains = search === null ? null : { contains: search, ...(provider === "postgres" && INSENSITIVE) };
  const rows = await prisma.account.findMany({
    where: {
      AND: [
        contains ? { OR: [{ name: contains }, { email: contains }] } : {},
        after ? { OR: olderThan(after) } : {},
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toAccountRecord);
}

const INSENSITIVE = { mode: "insensitive" } as object;

function olderThan({ createdAtMs, id }: NonNullable<AccountPage["after"]>) {
  const createdAt = new Date(createdAtMs);
  return [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }];
}
