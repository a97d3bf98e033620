import { expect, test } from "vitest";
import type { CallRecord } from "./call-record";
import { measureModels } from "./measure-models";
import { createMemoryCallStore } from "./testing/memory-call-store";
import { sampleCall } from "./testing/sample-call";

async function measure(calls: readonly CallRecord[]) {
  const store = createMemoryCallStore();
  await store.add(calls);
  const connectionKeys = ["instance:lab", "own:con_1", "own:con_2"];
  return measureModels(await store.tally({ connectionKeys, sinceMs: 0, limit: 100, ownerId: "guest_one" }));
}

const OTHER = "guest_two";
const UNHEARD = { firstTokenMs: null, tokensPerSecond: null, maxGapMs: null };

test("the figures of a model: failures by reason, the stopped left out, everybody's times, one's own money", async () => {
  const measured = await measure([
    sampleCall(1, { firstTokenMs: 100, tokensPerSecond: 10, maxGapMs: 5, costMicroUsd: 1_000 }),
    sampleCall(2, { ownerId: OTHER, firstTokenMs: 300, tokensPerSecond: null, costMicroUsd: 9_000 }),
    sampleCall(3, { ...UNHEARD, outcome: "rate-limited", costMicroUsd: 0, costSource: "computed" }),
    sampleCall(4, { ...UNHEARD, outcome: "timed-out", costMicroUsd: 500, costSource: "estimated" }),
    sampleCall(5, { ...UNHEARD, ownerId: OTHER, outcome: "timed-out" }),
    sampleCall(6, { ...UNHEARD, outcome: "stopped", costMicroUsd: 0, costSource: "computed" }),
  ]);
  expect(measured).toEqual([
    {
      ...{ model: "lab/oak", connection: "lab", calls: 6 },
      firstTokenMs: {
        ...{ p50: 100, p95: 300, p99: 300 },
        histogram: [
          { from: 100, to: 133, count: 1 },
          { from: 133, to: 178, count: 0 },
          { from: 178, to: 237, count: 0 },
          { from: 237, to: 316, count: 1 },
        ],
      },
      tokensPerSecond: { p50: 10, p95: 10, p99: 10, histogram: [{ from: 10, to: 13.3, count: 1 }] },
      maxGapMs: expect.objectContaining({ p50: 5, p99: 60 }),
      failures: { "timed-out": 2, "rate-limited": 1 },
      failureRate: 3 / 5,
      spent: { usd: 0.0015, source: "estimated" },
    },
  ]);
  expect(Object.keys(measured[0]?.failures ?? {})).toEqual(["timed-out", "rate-limited"]);
});

test("one unknown cost makes the sum unknown, and says what it comes to at least", async () => {
  const unknown = { costMicroUsd: null, costSource: "unknown" } as const;
  const [measured] = await measure([sampleCall(1), sampleCall(2, unknown)]);
  expect(measured?.spent).toEqual({ usd: null, source: "unknown", atLeastUsd: 0.00123 });
  const [foreign] = await measure([sampleCall(1, { ...unknown, ownerId: OTHER })]);
  expect(foreign?.spent).toEqual({ usd: 0, source: "computed" });
});

test("one slug of two connections is two models", async () => {
  const mine = sampleCall(1, { connectionKey: "own:con_1" });
  const calls = [mine, sampleCall(2, { connectionKey: "own:con_2" }), sampleCall(3, { model: "lab/elm" })];
  expect((await measure(calls)).map(({ model, calls }) => [model, calls])).toEqual([
    ["lab/elm", 1],
    ["lab/oak", 1],
    ["lab/oak", 1],
  ]);
});

test("where every call was stopped, none failed", async () => {
  const [measured] = await measure([sampleCall(1, { ...UNHEARD, outcome: "stopped" })]);
  expect(measured).toMatchObject({ calls: 1, failures: {}, failureRate: 0, firstTokenMs: null });
});
