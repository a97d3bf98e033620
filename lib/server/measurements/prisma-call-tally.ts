import type { CostSource } from "@/lib/fusion/cost";
import type { PrismaClient } from "@/lib/server/db/client";
import type { CallOutcome } from "./call-record";
import type { CallTally, TallyQuery } from "./call-store";

/** Several queries and not one, so that on SQLite, which answers on this thread, none of them holds up the streams for long. */
export async function tallyCalls(prisma: PrismaClient, query: TallyQuery): Promise<CallTally> {
  const { callRecord: calls } = prisma;
  const where = await boundedWhere(prisma, query);
  const by = ["connectionKey", "model"] as const;
  const outcomes = await calls.groupBy({ by: [...by, "outcome"], where, _count: true });
  const count = { where, _count: true } as const;
  const first = await calls.groupBy({ by: [...by, "firstTokenMs"], ...count });
  const rates = await calls.groupBy({ by: [...by, "tokensPerSecond"], ...count });
  const gaps = await calls.groupBy({ by: [...by, "maxGapMs"], ...count });
  const costs = await calls.groupBy({
    by: [...by, "costSource"],
    where: { ...where, ownerId: query.ownerId },
    _sum: { costMicroUsd: true },
  });
  return {
    // What is read was written by `toCallRow`.
    outcomes: outcomes.map(({ _count, outcome, ...of }) => ({
      ...of,
      outcome: outcome as CallOutcome,
      calls: _count,
    })),
    firstTokenMs: first.flatMap(({ firstTokenMs, ...row }) => toCounted(row, firstTokenMs)),
    tokensPerSecond: rates.flatMap(({ tokensPerSecond, ...row }) => toCounted(row, tokensPerSecond)),
    maxGapMs: gaps.flatMap(({ maxGapMs, ...row }) => toCounted(row, maxGapMs)),
    costs: costs.map(({ _sum, costSource, ...of }) => ({
      ...of,
      costSource: costSource as CostSource,
      microUsd: Number(_sum.costMicroUsd ?? 0),
    })),
  };
}

/** Where there are more calls than are counted, only those as new as the last one that is. */
async function boundedWhere(prisma: PrismaClient, { connectionKeys, sinceMs, limit }: TallyQuery) {
  const connectionKey = { in: [...connectionKeys] };
  const last = await prisma.callRecord.findMany({
    where: { connectionKey, atMs: { gte: BigInt(sinceMs) } },
    orderBy: { atMs: "desc" },
    skip: limit - 1,
    take: 1,
    select: { atMs: true },
  });
  return { connectionKey, atMs: { gte: last[0]?.atMs ?? BigInt(sinceMs) } };
}

interface CountedRow {
  connectionKey: string;
  model: string;
  _count: number;
}

/** Null: calls in which it was not measured. */
function toCounted({ _count, ...of }: CountedRow, value: number | null) {
  return value === null ? [] : [{ ...of, value, calls: _count }];
}
