import { toStorableText } from "@/lib/server/runs/storable-text";
import type { CallRecord } from "./call-record";

/** What the columns of whole numbers hold. */
const MAX_INT = 2 ** 31 - 1;

/** A provider's count that no column holds is no count: it must not cost the batch its other records. */
function toInt(count: number | null): number | null {
  return count === null || !(Math.abs(count) <= MAX_INT) ? null : Math.round(count);
}

export function toCallRow(record: CallRecord) {
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
