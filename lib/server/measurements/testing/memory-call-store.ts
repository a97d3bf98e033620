import type { CallRecord } from "@/lib/server/measurements/call-record";
import type { CallStore, CallTally } from "@/lib/server/measurements/call-store";

export function createMemoryCallStore(): CallStore & { records(): CallRecord[] } {
  let records: CallRecord[] = [];
  const newest = (isWanted: (record: CallRecord) => boolean, limit: number) =>
    records
      .filter(isWanted)
      .sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1))
      .slice(0, limit);
  return {
    records: () => [...records],
    async add(calls) {
      records.push(...calls);
    },
    async tally({ connectionKeys, sinceMs, limit, ownerId }) {
      const counted = newest(
        ({ atMs, connectionKey }) => atMs >= sinceMs && connectionKeys.includes(connectionKey),
        limit,
      );
      return tallyRecords(counted, ownerId);
    },
    listHeard: async ({ sinceMs, limit }) =>
      newest(({ atMs, firstTokenMs }) => atMs >= sinceMs && firstTokenMs !== null, limit).map(
        ({ atMs, connectionKey, model, firstTokenMs, tokensPerSecond }) => ({
          ...{ atMs, connectionKey, model, firstTokenMs, tokensPerSecond },
        }),
      ),
    async correctCost(generationId, costMicroUsd) {
      records = records.map((record) =>
        record.generationId === generationId ? { ...record, costMicroUsd, costSource: "reported" } : record,
      );
    },
    async giveTo(ownerId, runId) {
      records = records.map((record) => (record.runId === runId ? { ...record, ownerId } : record));
    },
    async deleteBefore(atMs) {
      const before = records.length;
      records = records.filter((record) => record.atMs >= atMs);
      return before - records.length;
    },
  };
}

/** Each call counted by itself: what is alike need not be together. */
function tallyRecords(records: readonly CallRecord[], ownerId: string): CallTally {
  const of = ({ connectionKey, model }: CallRecord) => ({ connectionKey, model });
  const values = (figure: "firstTokenMs" | "tokensPerSecond" | "maxGapMs") =>
    records.flatMap((record) => {
      const value = record[figure];
      return value === null ? [] : [{ ...of(record), value, calls: 1 }];
    });
  return {
    outcomes: mergeOutcomes(records.map((record) => ({ ...of(record), outcome: record.outcome, calls: 1 }))),
    firstTokenMs: values("firstTokenMs"),
    tokensPerSecond: values("tokensPerSecond"),
    maxGapMs: values("maxGapMs"),
    costs: records
      .filter((record) => record.ownerId === ownerId)
      .map((record) => ({
        ...of(record),
        costSource: record.costSource,
        microUsd: record.costMicroUsd ?? 0,
      })),
  };
}

function mergeOutcomes(rows: CallTally["outcomes"]): CallTally["outcomes"] {
  const merged = new Map<string, CallTally["outcomes"][number]>();
  for (const row of rows) {
    const key = JSON.stringify([row.connectionKey, row.model, row.outcome]);
    merged.set(key, { ...row, calls: row.calls + (merged.get(key)?.calls ?? 0) });
  }
  return [...merged.values()];
}
