import { expect, test } from "vitest";
import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import type { RunEvent } from "@/lib/fusion/run-events";
import { createBudgets } from "@/lib/server/budgets/budgets";
import { createMemoryBudgetStore } from "@/lib/server/budgets/testing/memory-budget-store";
import { ASKED_BY_PAGE } from "./asked";
import { BENCH_SCRIPTS, createBench, OWNER } from "./testing/run-bench";

const PRICE = { input: 1, output: 10 };
const ONE = { prompt: "Why?", pool: [{ model: "lab/a" }] };

function open(limitUsd: number | null = 1) {
  const store = createMemoryBudgetStore({
    account: limitUsd === null ? null : Math.round(limitUsd * 1_000_000),
    instance: null,
  });
  const bench = createBench({
    scripts: BENCH_SCRIPTS,
    prices: { "lab/a": PRICE, "lab/b": PRICE, "lab/j": PRICE },
    budgets: store,
  });
  return { bench, view: () => createBudgets({ store, clock: bench.clock }).view(OWNER) };
}

async function read(batches: AsyncIterable<RunEvent[]>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}

test("it comes to the same end as a stored one, costs what it cost, and is nowhere afterwards", async () => {
  const { bench, view } = open();
  const started = await bench.service.perform(OWNER, ONE, ASKED_BY_PAGE, new AbortController().signal);
  if (!started.ok) throw new Error(started.refusal.detail);
  const events = await bench.until(read(started.value));
  const state = events.reduce(reduceRun, EMPTY_RUN);
  expect(state).toMatchObject({
    status: "completed",
    candidates: [{ label: "A", model: "lab/a", status: "completed" }],
  });
  expect(await view()).toMatchObject([{ spentUsd: state.cost.usd, heldUsd: 0 }]);
  expect((await bench.service.list(OWNER, {}, { after: null, limit: 10 })).items).toEqual([]);
});

test("while it is under way the most it may cost is held; a reader who leaves ends it", async () => {
  const { bench, view } = open();
  const started = await bench.service.perform(OWNER, ONE, ASKED_BY_PAGE, new AbortController().signal);
  if (!started.ok) throw new Error(started.refusal.detail);
  expect((await view())[0]?.heldUsd).toBeGreaterThan(0);
  for await (const _ of started.value) break;
  expect(await view()).toMatchObject([{ heldUsd: 0 }]);
});

test("it is refused where a stored one is", async () => {
  const { bench } = open(0.000_001);
  const perform = (body: object) =>
    bench.service.perform(OWNER, { ...ONE, ...body }, ASKED_BY_PAGE, new AbortController().signal);
  expect(await perform({})).toMatchObject({ ok: false, refusal: { code: "over-budget" } });
  expect(await perform({ pool: [{ model: "lab/none" }] })).toMatchObject({
    ok: false,
    refusal: { code: "unknown-model" },
  });
  expect(bench.models.calls).toEqual([]);
});
