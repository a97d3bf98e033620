import { expect, it } from "vitest";
import type { MeasuredModel } from "@/lib/contract/models";
import { modelList } from "./testing/model-list";
import { usualTimeMs } from "./usual-time";

const spread = (p50: number) => ({ p50, p95: p50, p99: p50, histogram: [] });
const measured = (over: Partial<MeasuredModel> = {}): MeasuredModel => ({
  model: "lab/a",
  connection: "lab",
  calls: 3,
  firstTokenMs: spread(400),
  tokensPerSecond: spread(50),
  maxGapMs: null,
  failures: {},
  failureRate: 0,
  spent: { usd: 0, source: "computed" },
  ...over,
});
const listOf = (...rows: MeasuredModel[]) => ({ ...modelList(), measured: rows });
const usage = { inputTokens: 10, outputTokens: 101, cachedTokens: null, reasoningTokens: null };
const A = { model: "lab/a", usage };

it("is the median wait for the first token, and the other tokens at the median rate", () => {
  expect(usualTimeMs(A, listOf(measured()))).toBe(2_400);
  expect(usualTimeMs({ ...A, usage: { ...usage, outputTokens: 0 } }, listOf(measured()))).toBe(400);
});

it.each([
  ["no model was measured", A, undefined],
  ["another model was measured", A, listOf(measured({ model: "lab/b" }))],
  ["there were too few calls", A, listOf(measured({ calls: 2 }))],
  ["nobody counted tokens", A, listOf(measured({ tokensPerSecond: null }))],
  ["no first token came", A, listOf(measured({ firstTokenMs: null }))],
  ["nobody counted this answer's tokens", { ...A, usage: null }, listOf(measured())],
  ["the answer is pasted", { model: null, usage: null }, listOf(measured())],
])("is not known where %s", (_, candidate, models) => {
  expect(usualTimeMs(candidate, models)).toBeNull();
});
