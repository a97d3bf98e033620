import { expect, test } from "vitest";
import { judgeSays } from "@/lib/fusion/testing/judge-scripts";
import { BENCH_SCRIPTS, type BenchOptions, createBench, OWNER } from "./testing/run-bench";

const PRICE = { input: 1, output: 10 };
const judge = judgeSays({ winner: "A", fusionBeatsBest: true, answer: "Light scatters." });
const options: BenchOptions = {
  scripts: { ...BENCH_SCRIPTS, "lab/j": judge, "lab/jj": judge },
  prices: {
    "lab/a": PRICE,
    "lab/b": PRICE,
    "lab/j": { input: 1, output: 40 },
    "lab/jj": { input: 1, output: 10_000 },
  },
};

/** A run under the tightest cap that lets it start. */
async function startCapped(bench = createBench(options)) {
  const estimate = await bench.service.estimate(OWNER, { prompt: "Why is the sky blue?" });
  if (!estimate.ok || estimate.value.worst.usd === null) throw new Error("The run has no estimate.");
  const capUsd = estimate.value.worst.usd;
  const id = await bench.start({ prompt: "Why is the sky blue?", limits: { maxCostUsd: capUsd } });
  return { bench, id, capUsd };
}

test("what more is asked of a run is held to its cap by what it truly spent", async () => {
  const { bench, id, capUsd } = await startCapped();
  await bench.watch(id);
  const dear = await bench.until(bench.service.fuse(OWNER, id, { judge: { models: ["lab/jj"] } }));
  expect(dear).toMatchObject({
    ok: false,
    refusal: { code: "over-budget", detail: expect.stringContaining(`its cap of $${capUsd}`) },
  });
  // The pool spent far less than was reserved for it, so that there is room for another judging and another try.
  expect(await bench.until(bench.service.fuse(OWNER, id, {}))).toMatchObject({ ok: true });
  await bench.watch(id);
  expect(await bench.until(bench.service.retry(OWNER, id, "B"))).toMatchObject({ ok: true });
  await bench.watch(id);
  const run = await bench.service.get(OWNER, id);
  expect(run).toMatchObject({ ok: true, value: { status: "completed", fusions: { length: 2 } } });
});

test("of two judgings asked for in one moment, where one fits, one is held", async () => {
  const { bench, id, capUsd } = await startCapped();
  await bench.watch(id);
  const asked = await bench.until(
    Promise.all([bench.service.fuse(OWNER, id, {}), bench.service.fuse(OWNER, id, {})]),
  );
  expect(asked.some(({ ok }) => ok)).toBe(true);
  await bench.watch(id);
  const run = await bench.service.get(OWNER, id);
  if (!run.ok) throw new Error("The run is gone.");
  expect(run.value.fusions).toHaveLength(2);
  const refused = asked.some(({ ok }) => !ok) || run.value.notices.some(({ code }) => code === "cap-reached");
  expect(refused).toBe(true);
  expect(run.value.cost.usd).toBeLessThan(capUsd);
});
