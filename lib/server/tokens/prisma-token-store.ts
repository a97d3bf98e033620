import { z } from "zod";
import { TOKEN_SCOPES } from "@/lib/contract/tokens";
import type { Database, PrismaClient } from "@/lib/server/db/client";
import { tokenScope } from "./token-scope";
import type { TokenChange, TokenRecord, TokenStore } from "./token-store";

type TokenRow = NonNullable<Awaited<ReturnType<PrismaClient["apiToken"]["findUnique"]>>>;

/** What a later version allowed and this one does not know is not allowed here. */
const scopesColumn = z
  .array(z.string())
  .transform((kept) => TOKEN_SCOPES.filter((scope) => kept.includes(scope)));
const listColumn = z.array(z.string());

export function createPrismaTokenStore({ prisma }: Pick<Database, "prisma">): TokenStore {
  const { apiToken: tokens } = prisma;
  return {
    async create({ id, ownerId, name, secretHash, hint, createdAtMs, ...token }) {
      const { scopes, profiles, models, dailyCapMicroUsd, monthlyCapMicroUsd, expiresAtMs } = token;
      await tokens.create({
        data: {
          ...{ id, ownerId, name, secretHash, hint, createdAt: new Date(createdAtMs) },
          ...{ scopes: JSON.stringify(scopes), profiles: toText(profiles), models: toText(models) },
          dailyCapMicroUsd: toBigInt(dailyCapMicroUsd),
          monthlyCapMicroUsd: toBigInt(monthlyCapMicroUsd),
          expiresAt: toDate(expiresAtMs),
        },
        select: { id: true },
      });
    },
    async find(id) {
      const row = await tokens.findUnique({ where: { id } });
      return row && toRecord(row);
    },
    async list(ownerId) {
      const rows = await tokens.findMany({
        where: { ownerId },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      });
      return rows.map(toRecord);
    },
    async update({ id, ownerId }, change) {
      const where = { id, ownerId };
      const data = toData(change);
      // Told to change nothing, Prisma counts nothing as changed.
      const isChange = Object.values(data).some((value) => value !== undefined);
      return isChange
        ? (await tokens.updateMany({ where, data })).count === 1
        : (await tokens.count({ where })) === 1;
    },
    delete: ({ id, ownerId }) =>
      prisma.$transaction(async (tx) => {
        if ((await tx.apiToken.deleteMany({ where: { id, ownerId } })).count === 0) return false;
        await tx.monthlySpend.deleteMany({ where: { scope: tokenScope(id) } });
        return true;
      }),
    async touch(id, nowMs) {
      await tokens.updateMany({ where: { id }, data: { lastUsedAt: new Date(nowMs) } });
    },
  };
}

function toRecord(row: TokenRow): TokenRecord {
  const { id, ownerId, name, secretHash, hint } = row;
  return {
    ...{ id, ownerId, name, secretHash, hint },
    scopes: scopesColumn.parse(JSON.parse(row.scopes)),
    profiles: row.profiles === null ? null : listColumn.parse(JSON.parse(row.profiles)),
    models: row.models === null ? null : listColumn.parse(JSON.parse(row.models)),
    dailyCapMicroUsd: row.dailyCapMicroUsd === null ? null : Number(row.dailyCapMicroUsd),
    monthlyCapMicroUsd: row.monthlyCapMicroUsd === null ? null : Number(row.monthlyCapMicroUsd),
    expiresAtMs: row.expiresAt?.getTime() ?? null,
    lastUsedAtMs: row.lastUsedAt?.getTime() ?? null,
    createdAtMs: row.createdAt.getTime(),
  };
}

/** What stays undefined is not changed. */
function toData({ name, scopes, profiles, models, ...change }: TokenChange) {
  return {
    name,
    scopes: scopes && JSON.stringify(scopes),
    profiles: profiles === undefined ? undefined : toText(profiles),
    models: models === undefined ? undefined : toText(models),
    dailyCapMicroUsd: change.dailyCapMicroUsd === undefined ? undefined : toBigInt(change.dailyCapMicroUsd),
    monthlyCapMicroUsd:
      change.monthlyCapMicroUsd === undefined ? undefined : toBigInt(change.monthlyCapMicroUsd),
    expiresAt: change.expiresAtMs === undefined ? undefined : toDate(change.expiresAtMs),
  };
}

function toText(list: readonly string[] | null): string | null {
  return list && JSON.stringify(list);
}

function toBigInt(microUsd: number | null): bigint | null {
  return microUsd === null ? null : BigInt(microUsd);
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
