import { expect, test } from "vitest";
import { findOpenCalls } from "@/lib/fusion/late-costs";
import type { LateCost } from "@/lib/server/models/connection";
import { refuse } from "@/lib/server/refusal";
import { BENCH_SCRIPTS, createBench, OWNER } from "@/lib/server/runs/testing/run-bench";
import { type BillDeps, noteBills, settleBills } from "./settle-bills";
import { createMemoryBillStore } from "./testing/memory-bill-store";

const PRICE = { input: 1, output: 10 };

/** A run of which one candidate was stopped in the middle, with an id by which its cost may be told. */
async function stoppedRun(told: LateCost[]) {
  const store = createMemoryBillStore();
  const bench = createBench({
    scripts: {
      ...BENCH_SCRIPTS,
      "lab/a": { kind: "hangs", after: ["Light ", "scatters"], generation: "gen-a" },
    },
    prices: { "lab/a": PRICE, "lab/b": PRICE, "lab/j": PRICE },
    onEnd: ({ runId, ownerId, state }) =>
      noteBills(findOpenCalls(state), { runId, ownerId }, { store, clock: bench.clock }),
  });
  const id = await bench.start();
  const watching = bench.watch(id);
  await bench.until(bench.clock.sleep(500, new AbortController().signal));
  await bench.until(bench.service.stop(OWNER, id, "A"));
  await watching;
  await bench.until(Promise.resolve());
  const asked: string[] = [];
  const corrected: [string, number][] = [];
  const deps: BillDeps = {
    store,
    clock: bench.clock,
    async tellCost({ generationId, model }) {
      asked.push(`${generationId} of ${model} at ${bench.clock.now()}`);
      return told.shift() ?? { kind: "not-yet" };
    },
    settleRun: ({ ownerId, runId, generationId }, usd) =>
      bench.service.settle(ownerId, runId, generationId, usd),
    settleCall: async (generationId, usd) => void corrected.push([generationId, usd]),
  };
  const wait = (ms: number) => bench.until(bench.clock.sleep(ms, new AbortController().signal));
  const settle = () => bench.until(settleBills(deps));
  const read = async () => {
    const run = await bench.service.get(OWNER, id);
    if (!run.ok) throw new Error("The run is gone.");
    return run.value;
  };
  return { bench, id, store, deps, asked, corrected, wait, settle, read };
}

test("the provider is asked some seconds after the end, and what it tells puts the run right for who watches it", async () => {
  const { bench, id, asked, corrected, store, wait, settle, read } = await stoppedRun([
    { kind: "known", usd: 0.0042 },
  ]);
  const before = await read();
  expect(before.candidates[0]?.cost.source).toBe("estimated");
  await settle();
  expect(asked).toEqual([]);
  await wait(10_000);
  await settle();
  const run = await read();
  expect(run.candidates[0]?.cost).toEqual({ usd: 0.0042, source: "reported" });
  expect(run.status).toBe(before.status);
  const later = await bench.watch(id, before.lastSeq);
  expect(later.map(({ type }) => type)).toEqual(["run.started", "cost.corrected", "run.completed"]);
  expect(corrected).toEqual([["gen-a", 0.0042]]);
  expect(store.all()).toEqual([]);
});

test("a provider that does not know yet is asked again, each time later, and not for ever", async () => {
  const { asked, store, wait, settle, read } = await stoppedRun([]);
  for (let round = 0; round < 400; round += 1) {
    await settle();
    await wait(15_000);
  }
  expect(asked).toHaveLength(5);
  expect(store.all()).toEqual([]);
  expect((await read()).candidates[0]?.cost.source).toBe("estimated");
});

test("one that never tells is asked once", async () => {
  const { asked, store, wait, settle } = await stoppedRun([{ kind: "never" }]);
  await wait(10_000);
  await settle();
  expect([asked.length, store.all()]).toEqual([1, []]);
});

test("a run that another process works on is put right later", async () => {
  const known: LateCost = { kind: "known", usd: 0.01 };
  const { deps, store, wait } = await stoppedRun([known, known]);
  await wait(10_000);
  await settleBills({ ...deps, settleRun: async () => refuse("busy", "Elsewhere.") });
  expect(store.all()).toMatchObject([{ generationId: "gen-a", tries: 1 }]);
  await settleBills({ ...deps, settleRun: async () => refuse("not-found", "Gone.") });
  expect(store.all()).toHaveLength(1);
  await wait(30_000);
  await settleBills({ ...deps, settleRun: async () => refuse("not-found", "Gone.") });
  expect(store.all()).toEqual([]);
});
