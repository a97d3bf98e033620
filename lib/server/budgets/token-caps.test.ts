import { expect, test } from "vitest";
import { FREE, type Price } from "@/lib/fusion/cost";
import type { Scripts } from "@/lib/fusion/testing/scripted-models";
import type { Asked } from "@/lib/server/runs/asked";
import { BENCH_SCRIPTS, createBench, OWNER } from "@/lib/server/runs/testing/run-bench";
import { createBudgets } from "./budgets";
import { createMemoryBudgetStore } from "./testing/memory-budget-store";

const PRICE = { input: 1, output: 10 };
const PRICES = { "lab/a": PRICE, "lab/b": PRICE, "lab/j": PRICE };
const ID = "0".repeat(16);
const BODY = { prompt: "Why is the sky blue?" };

function byToken(caps: { daily?: number | null; monthly?: number | null } = {}): Asked {
  const { daily = null, monthly = null } = caps;
  const micro = (usd: number | null) => (usd === null ? null : Math.round(usd * 1_000_000));
  return {
    client: { source: "api", token: { id: ID, name: "CI" }, user: null, metadata: {} },
    grant: {
      ...{ id: ID, name: "CI", scopes: ["run"], profiles: null, models: null },
      ...{ dailyCapMicroUsd: micro(daily), monthlyCapMicroUsd: micro(monthly) },
    },
  };
}

function open(prices: Record<string, Price> = PRICES, scripts: Scripts = BENCH_SCRIPTS) {
  const store = createMemoryBudgetStore();
  const bench = createBench({ scripts, prices, budgets: store });
  const budgets = createBudgets({ store, clock: bench.clock });
  const start = (asked?: Asked) => bench.until(bench.service.start(OWNER, BODY, null, asked));
  const started = async (asked?: Asked) => {
    const run = await start(asked);
    if (!run.ok) throw new Error(run.refusal.detail);
    return run.value.id;
  };
  const costOf = async (id: string) => {
    const run = await bench.service.get(OWNER, id);
    return run.ok ? (run.value.cost.usd ?? 0) : 0;
  };
  return { bench, start, started, costOf, spending: async () => (await budgets.ofTokens([ID])).get(ID) };
}

async function worstOf({ bench }: ReturnType<typeof open>): Promise<number> {
  const estimate = await bench.service.estimate(OWNER, BODY);
  return estimate.ok ? (estimate.value.worst.usd ?? 0) : 0;
}

test("what its runs hold and cost is the token's, and a page's runs are nobody's", async () => {
  const room = open();
  const worst = await worstOf(room);
  const id = await room.started(byToken());
  expect(await room.spending()).toEqual({
    today: { spentUsd: 0, heldUsd: worst },
    month: { spentUsd: 0, heldUsd: worst },
  });
  await room.bench.watch(id);
  await room.bench.watch(await room.started());
  const spent = { spentUsd: await room.costOf(id), heldUsd: 0 };
  expect(await room.spending()).toEqual({ today: spent, month: spent });
});

test.each([
  ["daily", "The API token's cap for today (UTC) is $0.01, with $0 spent. This may cost up to $"],
  ["monthly", "The API token's cap for this month is $0.01, with $0 spent. This may cost up to $"],
])(
  "over the %s cap nothing is called, and the refusal says which it is and where it is set",
  async (cap, words) => {
    const { bench, start } = open();
    const outcome = await start(byToken({ [cap]: 0.01 }));
    if (outcome.ok) throw new Error("It started.");
    expect(outcome.refusal.code).toBe("over-budget");
    expect(outcome.refusal.detail.startsWith(words)).toBe(true);
    expect(outcome.refusal.detail).toContain("under Settings → API tokens");
    expect(bench.models.calls).toEqual([]);
  },
);

test("of fifty runs at once with room for one, exactly one runs", async () => {
  const room = open();
  const asked = byToken({ daily: (await worstOf(room)) * 1.5 });
  const outcomes = await room.bench.until(
    Promise.all(Array.from({ length: 50 }, () => room.bench.service.start(OWNER, BODY, null, asked))),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const codes = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.code]));
  expect(new Set(codes)).toEqual(new Set(["over-budget"]));
});

test("a cap of nothing runs what is free, and a model without a price runs under no cap", async () => {
  const free = open({ "lab/a": FREE, "lab/b": FREE, "lab/j": FREE });
  expect(await free.start(byToken({ daily: 0 }))).toMatchObject({ ok: true });
  const unknown = open();
  unknown.bench.deps.models.facts = () => null;
  expect(await unknown.start(byToken({ monthly: 5 }))).toMatchObject({
    ok: false,
    refusal: { code: "unpriced-model", detail: expect.stringContaining("the API token's cap") },
  });
  expect(await unknown.start(byToken())).toMatchObject({ ok: true });
});

test("what a token asks of a page's run counts for the token, and what a page asks of a token's does not", async () => {
  const room = open();
  const { bench } = room;
  const id = await room.started();
  await bench.watch(id);
  const before = await room.costOf(id);
  await bench.until(bench.service.retry(OWNER, id, "A", byToken()));
  await bench.watch(id);
  const byRetry = (await room.costOf(id)) - before;
  expect((await room.spending())?.today.spentUsd).toBeCloseTo(byRetry, 6);
  await bench.until(bench.service.fuse(OWNER, id, {}));
  await bench.watch(id);
  expect((await room.spending())?.today).toEqual({ spentUsd: expect.closeTo(byRetry, 6), heldUsd: 0 });
  const late = await bench.until(
    bench.service.fuse(OWNER, id, {}, byToken({ monthly: byRetry + 0.000_001 })),
  );
  expect(late).toMatchObject({ ok: false, refusal: { code: "over-budget" } });
  expect((await room.spending())?.month.heldUsd).toBe(0);
});

test("a run that is not stored counts like one that is", async () => {
  const room = open();
  const run = await room.bench.service.perform(OWNER, BODY, byToken(), new AbortController().signal);
  if (!run.ok) throw new Error(run.refusal.detail);
  expect((await room.spending())?.today.heldUsd).toBe(await worstOf(room));
  await room.bench.until(
    (async () => {
      for await (const _ of run.value);
    })(),
  );
  const { today } = (await room.spending()) ?? {};
  expect([today?.heldUsd, (today?.spentUsd ?? 0) > 0]).toEqual([0, true]);
});

test("what a provider tells later of a call is counted for the token that the run was started with", async () => {
  const hangs = { kind: "hangs" as const, after: ["Light ", "scatters"], generation: "gen-a" };
  const room = open(PRICES, { ...BENCH_SCRIPTS, "lab/a": hangs });
  const { bench } = room;
  const id = await room.started(byToken());
  const watching = bench.watch(id);
  await bench.until(bench.clock.sleep(500, new AbortController().signal));
  await bench.until(bench.service.stop(OWNER, id, "A"));
  await watching;
  const { seq } = (await bench.watch(id)).at(-1) ?? { seq: 0 };
  await bench.until(bench.service.settle(OWNER, id, "gen-a", 0.5));
  await bench.watch(id, seq);
  const { today } = (await room.spending()) ?? {};
  expect(today).toEqual({ spentUsd: await room.costOf(id), heldUsd: 0 });
  expect(today?.spentUsd).toBeGreaterThan(0.5);
});
