import { expect, test } from "vitest";
import type { CallRecord } from "@/lib/server/measurements/call-record";
import type { CallQuery, CallStore } from "@/lib/server/measurements/call-store";
import { SAMPLE_AT_MS, sampleCall } from "./sample-call";

const ALL: CallQuery = { connectionKeys: null, sinceMs: 0, limit: 100 };

/** What every store of measured calls does. `open` gives an empty one. */
export function describeCallStore(open: () => Promise<CallStore>): void {
  test("gives back what the figures are counted from, the newest first", async () => {
    const store = await open();
    const unknown = { outcome: "timed-out", costMicroUsd: null, costSource: "unknown" } as const;
    const unheard = { firstTokenMs: null, tokensPerSecond: null, maxGapMs: null } as const;
    await store.add([sampleCall(1), sampleCall(3, { ...unknown, ...unheard })]);
    await store.add([sampleCall(2, { connectionKey: "own:con_1", model: "mine/elm" })]);
    const measured = {
      ...{ ownerId: "guest_one", model: "lab/oak", connectionKey: "instance:lab", outcome: "completed" },
      ...{ firstTokenMs: 120, tokensPerSecond: 42.5, maxGapMs: 60 },
      ...{ costMicroUsd: 1_230, costSource: "reported" },
    };
    expect(await store.list(ALL)).toEqual([
      { ...measured, atMs: SAMPLE_AT_MS + 3, ...unknown, ...unheard },
      { ...measured, atMs: SAMPLE_AT_MS + 2, connectionKey: "own:con_1", model: "mine/elm" },
      { ...measured, atMs: SAMPLE_AT_MS + 1 },
    ]);
  });

  test("lists by connection, by time, and no more than was asked for", async () => {
    const store = await open();
    const through = (n: number, connectionKey: string) => sampleCall(n, { connectionKey });
    await store.add([through(1, "a"), through(2, "b"), through(3, "a"), through(4, "c"), through(5, "b")]);
    const list = async (query: Partial<CallQuery>) =>
      (await store.list({ ...ALL, ...query })).map(({ atMs }) => atMs - SAMPLE_AT_MS);
    expect(await list({ connectionKeys: ["a", "b"] })).toEqual([5, 3, 2, 1]);
    expect(await list({ connectionKeys: ["a", "b"], limit: 2 })).toEqual([5, 3]);
    expect(await list({ sinceMs: SAMPLE_AT_MS + 3 })).toEqual([5, 4, 3]);
    expect(await list({ connectionKeys: [] })).toEqual([]);
    expect(await list({ connectionKeys: ["nobody's"] })).toEqual([]);
  });

  test("puts a cost right that was told later, by the generation's id", async () => {
    const store = await open();
    const guessed = { costMicroUsd: 5, costSource: "estimated", generationId: "gen-2" } as const;
    await store.add([sampleCall(1, { generationId: "gen-1" }), sampleCall(2, guessed)]);
    await store.correctCost("gen-2", 4_200);
    await store.correctCost("gen-unknown", 1);
    expect((await store.list(ALL)).map(({ costMicroUsd, costSource }) => [costMicroUsd, costSource])).toEqual(
      [
        [4_200, "reported"],
        [1_230, "reported"],
      ],
    );
  });

  test("deletes what is older, and says how much", async () => {
    const store = await open();
    await store.add([sampleCall(1), sampleCall(2), sampleCall(3)]);
    expect(await store.deleteBefore(SAMPLE_AT_MS + 3)).toBe(2);
    expect((await store.list(ALL)).map(({ atMs }) => atMs)).toEqual([SAMPLE_AT_MS + 3]);
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
    expect(await store.list(ALL)).toHaveLength(2);
  });
}
