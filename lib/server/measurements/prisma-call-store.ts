import type { Database } from "@/lib/server/db/client";
import { toStorableText } from "@/lib/server/runs/storable-text";
import type { CallRecord, MeasuredCall } from "./call-record";
import type { CallStore } from "./call-store";

const MEASURED_COLUMNS = {
  atMs: true,
  ownerId: true,
  model: true,
  connectionKey: true,
  outcome: true,
  firstTokenMs: true,
  tokensPerSecond: true,
  maxGapMs: true,
  costMicroUsd: true,
  costSource: true,
} as const;

/** Measured calls in the database. */
export function createPrismaCallStore({ prisma }: Pick<Database, "prisma">): CallStore {
  const { callRecord: calls } = prisma;
  return {
    async add(records) {
      await calls.createMany({ data: records.map(toRow) });
    },
    async list({ connectionKeys, sinceMs, limit }) {
      const rows = await calls.findMany({
        where: {
          atMs: { gte: BigInt(sinceMs) },
          ...(connectionKeys && { connectionKey: { in: [...connectionKeys] } }),
        },
        orderBy: [{ atMs: "desc" }, { id: "desc" }],
        take: limit,
        select: MEASURED_COLUMNS,
      });
      return rows.map(toMeasuredCall);
    },
    async correctCost(generationId, microUsd) {
      const data = { costMicroUsd: BigInt(microUsd), costSource: "reported" };
      await calls.updateMany({ where: { generationId }, data });
    },
    deleteBefore: async (atMs) => (await calls.deleteMany({ where: { atMs: { lt: BigInt(atMs) } } })).count,
  };
}

/** What the columns of whole numbers hold. */
const MAX_INT = 2 ** 31 - 1;

/** A provider's count that no column holds is no count: it must not cost the batch its other records. */
function toInt(count: number | null): number | null {
  return count === null || !(Math.abs(count) <= MAX_INT) ? null : Math.round(count);
}

function toRow(record: CallRecord) {
  const { atMs, totalMs, servedBy, costMicroUsd, ...rest } = record;
  return {
    ...rest,
    atMs: BigInt(Math.round(atMs)),
    servedBy: servedBy && toStorableText(servedBy),
    headersMs: toInt(record.headersMs),
    firstTokenMs: toInt(record.firstTokenMs),
    totalMs: toInt(totalMs) ?? MAX_INT,
    maxGapMs: toInt(record.maxGapMs),
    p95GapMs: toInt(record.p95GapMs),
    inputTokens: toInt(record.inputTokens),
    outputTokens: toInt(record.outputTokens),
    cachedTokens: toInt(record.cachedTokens),
    reasoningTokens: toInt(record.reasoningTokens),
    costMicroUsd: costMicroUsd === null ? null : BigInt(costMicroUsd),
  };
}

type MeasuredRow = Record<"model" | "connectionKey" | "ownerId" | "outcome" | "costSource", string> &
  Record<"firstTokenMs" | "tokensPerSecond" | "maxGapMs", number | null> & {
    atMs: bigint;
    costMicroUsd: bigint | null;
  };

/** What it reads was written by `toRow`. */
function toMeasuredCall({ atMs, costMicroUsd, outcome, costSource, ...row }: MeasuredRow): MeasuredCall {
  return {
    ...row,
    atMs: Number(atMs),
    outcome: outcome as MeasuredCall["outcome"],
    costMicroUsd: costMicroUsd === null ? null : Number(costMicroUsd),
    costSource: costSource as MeasuredCall["costSource"],
  };
}
