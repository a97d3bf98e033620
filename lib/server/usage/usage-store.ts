/** What was measured of calls, summed as finely as any table of costs needs it, so that all tables come from the same sums. */
import type { CostSource } from "@/lib/fusion/cost";
import type { Database } from "@/lib/server/db/client";

export interface UsageSum {
  /** Days since 1970-01-01, UTC. */
  day: number;
  ownerId: string;
  model: string;
  connectionKey: string;
  /** Null: run without a profile, or its run was deleted. */
  profile: string | null;
  costSource: CostSource;
  microUsd: number;
  calls: number;
}

export interface UsageQuery {
  /** Null: everybody. */
  ownerId: string | null;
  fromMs: number;
  /** Not included. */
  toMs: number;
}

export interface UsageStore {
  sums(query: UsageQuery): Promise<UsageSum[]>;
  /** Which of these profiles there are. */
  existingProfiles(ids: readonly string[]): Promise<Set<string>>;
  /** Names of accounts by their ids; guests have none. */
  accountNames(ids: readonly string[]): Promise<Map<string, string>>;
}

const DAY_MS = 86_400_000;

interface Row {
  day: bigint | number;
  ownerId: string;
  model: string;
  connectionKey: string;
  profile: string | null;
  costSource: string;
  microUsd: bigint | number | string | null;
  calls: bigint | number;
}

export function createPrismaUsageStore({ prisma }: Pick<Database, "prisma">): UsageStore {
  return {
    async sums({ ownerId, fromMs, toMs }) {
      const day = BigInt(DAY_MS);
      const [from, to] = [BigInt(fromMs), BigInt(toMs)];
      // One query for one owner and for all: an owner's id is never empty.
      const owner = ownerId ?? "";
      const rows = await prisma.$queryRaw<Row[]>`
        SELECT c."atMs" / ${day} AS "day", c."ownerId", c."model", c."connectionKey", r."profile", c."costSource",
          SUM(c."costMicroUsd") AS "microUsd", COUNT(*) AS "calls"
        FROM "CallRecord" c LEFT JOIN "Run" r ON r."id" = c."runId"
        WHERE c."atMs" >= ${from} AND c."atMs" < ${to} AND (${owner} = '' OR c."ownerId" = ${owner})
        GROUP BY 1, 2, 3, 4, 5, 6`;
      return rows.map(({ day: at, microUsd, calls, costSource, ...row }) => ({
        ...row,
        day: Number(at),
        microUsd: Number(microUsd ?? 0),
        calls: Number(calls),
        costSource: costSource as CostSource,
      }));
    },
    async existingProfiles(ids) {
      const rows = await prisma.profile.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
      return new Set(rows.map(({ id }) => id));
    },
    async accountNames(ids) {
      const where = { id: { in: [...ids] } };
      const rows = await prisma.account.findMany({ where, select: { id: true, name: true } });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}
