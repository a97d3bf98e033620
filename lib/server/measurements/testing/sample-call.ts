import type { CallRecord } from "@/lib/server/measurements/call-record";

export const SAMPLE_AT_MS = Date.UTC(2026, 10, 20, 12);

/** A good call, with what a test changes. */
export function sampleCall(n: number, changes: Partial<CallRecord> = {}): CallRecord {
  return {
    id: `call-${String(n).padStart(6, "0")}`,
    atMs: SAMPLE_AT_MS + n,
    ownerId: "guest_one",
    runId: "run_1",
    model: "lab/oak",
    connectionKey: "instance:lab",
    purpose: "candidate",
    servedBy: null,
    outcome: "completed",
    headersMs: 90,
    firstTokenMs: 120,
    totalMs: 1_400,
    tokensPerSecond: 42.5,
    maxGapMs: 60,
    p95GapMs: 40,
    inputTokens: 21,
    outputTokens: 60,
    cachedTokens: null,
    reasoningTokens: null,
    costMicroUsd: 1_230,
    costSource: "reported",
    generationId: null,
    ...changes,
  };
}
