import { expect, test } from "vitest";
import type { CallRecord } from "@/lib/server/measurements/call-record";
import type { CallStore, TallyQuery } from "@/lib/server/measurements/call-store";
import { measureModels } from "@/lib/server/measurements/measure-models";
import { SAMPLE_AT_MS, sampleCall } from "./sample-call";

const QUERY: TallyQuery = {
  ...{ connectionKeys: ["instance:lab"], sinceMs: 0, limit: 100, ownerId: "guest_one" },
};
const UNHEARD = { firstTokenMs: null, tokensPerSecond: null, maxGapMs: null };

/** What every store of measured calls does. `open` gives an empty one. */
export function describeCallStore(open: () => Promise<CallStore>): void {
  countsWhatIsAlike(open);
  countsWhoseAndWhen(open);

  test("lists what was heard, the newest first", async () => {
    const store = await open();
    await store.add([
      ...[sampleCall(1), sampleCall(2, UNHEARD), sampleCall(3, { connectionKey: "own:con_1" })],
      sampleCall(4, { tokensPerSecond: null }),
    ]);
    const heard = { connectionKey: "instance:lab", model: "lab/oak", firstTokenMs: 120 };
    expect(await store.listHeard({ sinceMs: SAMPLE_AT_MS + 2, limit: 9 })).toEqual([
      { ...heard, atMs: SAMPLE_AT_MS + 4, tokensPerSecond: null },
      { ...heard, atMs: SAMPLE_AT_MS + 3, tokensPerSecond: 42.5, connectionKey: "own:con_1" },
    ]);
    expect(await store.listHeard({ sinceMs: 0, limit: 1 })).toMatchObject([{ atMs: SAMPLE_AT_MS + 4 }]);
  });

  test("puts a cost right that was told later, by the generation's id", async () => {
    const store = await open();
    const guessed = { costMicroUsd: 5, costSource: "estimated", generationId: "gen-2" } as const;
    await store.add([sampleCall(1, { generationId: "gen-1" }), sampleCall(2, guessed)]);
    await store.correctCost("gen-2", 4_200);
    await store.correctCost("gen-unknown", 1);
    expect(measureModels(await store.tally(QUERY))).toMatchObject([
      { spent: { usd: 0.00543, source: "reported" } },
    ]);
  });

  test("gives the calls of a run to another owner, and no others", async () => {
    const store = await open();
    const own = { costMicroUsd: 7, costSource: "reported" } as const;
    await store.add([sampleCall(1, { ...own, runId: "run_a" }), sampleCall(2, { ...own, runId: "run_b" })]);
    await store.giveTo("acc_ada", "run_a");
    const tally = await store.tally({ ...QUERY, ownerId: "acc_ada" });
    expect(tally.costs.map(({ microUsd }) => microUsd)).toEqual([7]);
  });

  test("deletes what is older, and says how much", async () => {
    const store = await open();
    await store.add([sampleCall(1), sampleCall(2), sampleCall(3)]);
    expect(await store.deleteBefore(SAMPLE_AT_MS + 3)).toBe(2);
    expect(await store.listHeard({ sinceMs: 0, limit: 9 })).toMatchObject([{ atMs: SAMPLE_AT_MS + 3 }]);
    expect(await store.deleteBefore(SAMPLE_AT_MS + 3)).toBe(0);
  });

  test("keeps a batch in which a provider counted and named without measure", async () => {
    const store = await open();
    const wild: Partial<CallRecord> = {
      outputTokens: 1e15,
      inputTokens: 1.5,
      servedBy: "back\u0000end \ud800",
    };
    await store.add([sampleCall(1, wild), sampleCall(2)]);
    expect(await store.listHeard({ sinceMs: 0, limit: 9 })).toHaveLength(2);
  });
}

function countsWhatIsAlike(open: () => Promise<CallStore>): void {
  test("counts values, outcomes and the owner's costs by source, apart for each model and connection", async () => {
    const store = await open();
    const none = { costMicroUsd: null, costSource: "unknown" } as const;
    const elm = { connectionKey: "own:con_1", model: "mine/elm", ownerId: "guest_two" };
    await store.add([
      ...[sampleCall(1), sampleCall(2), sampleCall(3, { firstTokenMs: 300, costSource: "estimated" })],
      ...[sampleCall(4, { ...UNHEARD, ...none, outcome: "timed-out" }), sampleCall(5, elm)],
    ]);
    const tally = await store.tally({ ...QUERY, connectionKeys: ["instance:lab", "own:con_1"] });
    const oak = { connectionKey: "instance:lab", model: "lab/oak" };
    const sums = tally.costs.filter(({ costSource }) => costSource !== "reported");
    expect(sums.toSorted((a, b) => b.microUsd - a.microUsd)).toEqual([
      { ...oak, costSource: "estimated", microUsd: 1_230 },
      { ...oak, costSource: "unknown", microUsd: 0 },
    ]);
    const spread = { p50: 42.5, p95: 42.5, p99: 42.5 };
    expect(measureModels(tally)).toMatchObject([
      {
        ...{ model: "lab/oak", calls: 4, failures: { "timed-out": 1 }, failureRate: 0.25 },
        firstTokenMs: { p50: 120, p95: 300 },
        tokensPerSecond: { ...spread, histogram: [{ from: 42.2, to: 56.2, count: 3 }] },
        spent: { usd: null, source: "unknown", atLeastUsd: 0.00369 },
      },
      { model: "mine/elm", calls: 1, failures: {}, tokensPerSecond: spread, spent: { usd: 0 } },
    ]);
  });
}

function countsWhoseAndWhen(open: () => Promise<CallStore>): void {
  test("counts by connection, by time, and no more than was asked for, the newest", async () => {
    const store = await open();
    const through = (n: number, connectionKey: string) => sampleCall(n, { connectionKey, firstTokenMs: n });
    await store.add([through(1, "a"), through(2, "b"), through(3, "a"), through(4, "c"), through(5, "b")]);
    const counted = async (query: Partial<TallyQuery>) =>
      (await store.tally({ ...QUERY, connectionKeys: ["a", "b"], ...query })).firstTokenMs
        .map(({ value }) => value)
        .sort();
    expect(await counted({})).toEqual([1, 2, 3, 5]);
    expect(await counted({ limit: 2 })).toEqual([3, 5]);
    expect(await counted({ sinceMs: SAMPLE_AT_MS + 3 })).toEqual([3, 5]);
    expect(await counted({ connectionKeys: [] })).toEqual([]);
    expect(await counted({ connectionKeys: ["nobody's"] })).toEqual([]);
  });
}
