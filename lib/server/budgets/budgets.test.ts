import { expect, test } from "vitest";
import type { RunState } from "@/lib/fusion/run-state";
import { BENCH_SCRIPTS, createBench, OWNER } from "@/lib/server/runs/testing/run-bench";
import { createBudgets } from "./budgets";
import { dayOf, monthOf } from "./calendar";
import { releaseForgotten } from "./keep-holds-true";
import { createMemoryBudgetStore } from "./testing/memory-budget-store";

const PRICE = { input: 1, output: 10 };
const prices = { "lab/a": PRICE, "lab/b": PRICE, "lab/j": PRICE };
const usd = (amount: number) => Math.round(amount * 1_000_000);

function open(limitUsd: number | null = null, scripts = BENCH_SCRIPTS) {
  const store = createMemoryBudgetStore({
    account: limitUsd === null ? null : usd(limitUsd),
    instance: null,
  });
  const bench = createBench({ scripts, prices, budgets: store });
  const view = () => createBudgets({ store, clock: bench.clock }).view(OWNER);
  const read = async (id: string): Promise<RunState> => {
    const run = await bench.service.get(OWNER, id);
    if (!run.ok) throw new Error("The run is gone.");
    return run.value;
  };
  return { store, bench, view, read };
}

test("a run holds the most it may cost, and at its end what it cost is spent instead", async () => {
  const { bench, view, read } = open(1);
  const id = await bench.start();
  const [held] = await view();
  expect(held).toMatchObject({ scope: "account", limitUsd: 1, spentUsd: 0, warning: false });
  expect(held?.heldUsd).toBeGreaterThan(0.02);
  await bench.watch(id);
  const { cost } = await read(id);
  expect(await view()).toMatchObject([{ spentUsd: cost.usd, heldUsd: 0 }]);
});

test("a retry and another judging are held for and counted, each once", async () => {
  const { bench, view, read } = open(1);
  const id = await bench.start();
  await bench.watch(id);
  await bench.until(bench.service.retry(OWNER, id, "A"));
  await bench.watch(id);
  await bench.until(bench.service.fuse(OWNER, id, {}));
  await bench.watch(id);
  expect(await view()).toMatchObject([{ spentUsd: (await read(id)).cost.usd, heldUsd: 0 }]);
});

test("without the budget nothing is called, and the refusal says what is spent, held and needed", async () => {
  const { bench } = open(0.01);
  const outcome = await bench.until(bench.service.start(OWNER, { prompt: "Why?" }, null));
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { code: "over-budget", detail: expect.stringMatching(/^Your budget for this month is \$0\.01/) },
  });
  expect(bench.models.calls).toEqual([]);
});

test("of fifty runs at once with room for one, exactly one runs", async () => {
  const estimate = await open().bench.service.estimate(OWNER, { prompt: "Why?" });
  const worst = estimate.ok ? (estimate.value.worst.usd ?? 0) : 0;
  const { bench } = open(worst * 1.5);
  const asked = await bench.until(
    Promise.all(Array.from({ length: 50 }, () => bench.service.start(OWNER, { prompt: "Why?" }, null))),
  );
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = asked.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.code]));
  expect(new Set(refused)).toEqual(new Set(["over-budget"]));
});

test("a model without a price is refused under a budget, and runs without one", async () => {
  const refused = open(1);
  refused.bench.deps.models.facts = () => null;
  expect(
    await refused.bench.until(refused.bench.service.start(OWNER, { prompt: "Why?" }, null)),
  ).toMatchObject({
    ok: false,
    refusal: { code: "unpriced-model" },
  });
  const free = open(null);
  free.bench.deps.models.facts = () => null;
  expect(await free.bench.until(free.bench.service.start(OWNER, { prompt: "Why?" }, null))).toMatchObject({
    ok: true,
  });
});

test("four fifths spent is a warning", async () => {
  const { bench, store, view } = open(1);
  const at = { month: monthOf(bench.clock.now()), day: dayOf(bench.clock.now()) };
  const settled = { runId: "x", ownerId: OWNER, tokenId: null, ...at };
  await store.settle({ ...settled, spentMicroUsd: 799_999 });
  expect(await view()).toMatchObject([{ warning: false }]);
  await store.settle({ ...settled, spentMicroUsd: 1 });
  expect(await view()).toMatchObject([{ warning: true }]);
});

test("an estimate tells the budgets as they stand, and refuses nothing for them", async () => {
  const { bench, view } = open(0.01);
  const estimate = await bench.until(bench.service.estimate(OWNER, { prompt: "Why?" }));
  expect(estimate).toMatchObject({ ok: true, value: { budgets: [{ scope: "account", limitUsd: 0.01 }] } });
  expect(estimate.ok && estimate.value.budgets).toEqual(await view());
});

test("a repeated Idempotency-Key holds nothing twice", async () => {
  const { bench, view } = open(1);
  const start = () => bench.until(bench.service.start(OWNER, { prompt: "Why?" }, "key-1"));
  const asked = await Promise.all([start(), start(), start()]);
  const [first] = asked;
  if (!first?.ok) throw new Error("Not started.");
  await bench.watch(first.value.id);
  expect(await view()).toMatchObject([{ heldUsd: 0 }]);
});

test("what a crash left held for a run that is gone or has ended is given back, and not what is under way", async () => {
  const { bench, store, view } = open(2, {
    ...BENCH_SCRIPTS,
    "lab/a": { kind: "says", pieces: ["Slow"], everyMs: 200_000 },
  });
  const limits = { account: null, instance: null };
  const at = { month: monthOf(bench.clock.now()), day: dayOf(bench.clock.now()) };
  const held = { ownerId: OWNER, ...at, microUsd: 500_000, limits, token: null };
  await store.hold({ ...held, runId: "gone", atMs: bench.clock.now() - 3_600_000 });
  const token = { id: "one", dailyCapMicroUsd: null, monthlyCapMicroUsd: null };
  await store.hold({ ...held, token, runId: "gone", atMs: bench.clock.now() - 3_600_000 });
  // One that is never stored may be under way for an hour.
  await store.hold({ ...held, microUsd: 1, runId: "unstored", atMs: bench.clock.now() });
  const id = await bench.start();
  const [before] = await view();
  await bench.until(bench.clock.sleep(70_000, new AbortController().signal));
  await releaseForgotten({ budgets: store, runs: bench.store, clock: bench.clock });
  expect((await view())[0]?.heldUsd).toBeCloseTo((before?.heldUsd ?? 0) - 1, 6);
  expect(await store.figures("token:one", at.day)).toEqual({ spentMicroUsd: 0, reservedMicroUsd: 0 });
  await bench.until(bench.service.stop(OWNER, id, null));
});
