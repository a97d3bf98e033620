import type { CallRecord } from "@/lib/server/measurements/call-record";
import type { CallStore } from "@/lib/server/measurements/call-store";

export function createMemoryCallStore(): CallStore & { records(): CallRecord[] } {
  let records: CallRecord[] = [];
  return {
    records: () => [...records],
    async add(calls) {
      records.push(...calls);
    },
    list: async ({ connectionKeys, sinceMs, limit }) =>
      records
        .filter(
          ({ atMs, connectionKey }) => atMs >= sinceMs && (connectionKeys?.includes(connectionKey) ?? true),
        )
        .sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1))
        .slice(0, limit)
        .map(toMeasured),
    async correctCost(generationId, costMicroUsd) {
      records = records.map((record) =>
        record.generationId === generationId ? { ...record, costMicroUsd, costSource: "reported" } : record,
      );
    },
    async deleteBefore(atMs) {
      const before = records.length;
      records = records.filter((record) => record.atMs >= atMs);
      return before - records.length;
    },
  };
}

function toMeasured(record: CallRecord) {
  const { atMs, ownerId, model, connectionKey, outcome } = record;
  const { firstTokenMs, tokensPerSecond, maxGapMs, costMicroUsd, costSource } = record;
  return {
    ...{ atMs, ownerId, model, connectionKey, outcome },
    ...{ firstTokenMs, tokensPerSecond, maxGapMs, costMicroUsd, costSource },
  };
}
