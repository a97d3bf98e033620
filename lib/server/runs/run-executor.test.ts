import { expect, test } from "vitest";
import { runFusion as engine } from "@/lib/fusion/run-fusion";
import type { EventBatch, RunStore } from "./run-store";
import { createMemoryRunStore } from "./testing/memory-run-store";
import { createBench, OWNER, requireValue, settle } from "./testing/run-bench";
import { completedEvent, sampleEvents } from "./testing/sample-run";

/** A store whose writes wait until the test lets them. */
function createGatedStore() {
  const inner = createMemoryRunStore();
  const waiting: { batch: EventBatch; open: () => void }[] = [];
  const store: RunStore = {
    ...inner,
    append: async (batch) => {
      await new Promise<void>((open) => waiting.push({ batch, open }));
      return inner.append(batch);
    },
  };
  return { store, waiting };
}

test("nothing is shown to anyone before it is stored", async () => {
  const { store, waiting } = createGatedStore();
  const bench = createBench({ store });
  const starting = bench.service.start(OWNER, { prompt: "Why?" }, null);
  await settle();
  const [live] = [bench.deps.executor.find("run_0000000000000000000001")];
  expect([waiting.length, live?.state()?.lastSeq, live?.after(0)]).toEqual([1, 0, []]);
  waiting.shift()?.open();
  const { id } = requireValue(await starting);
  const stored = await store.readEvents(id, 0);
  expect(stored[0]?.type).toBe("run.started");
  expect(live?.after(0)).toEqual(stored);
});

test("what a model says while a write is under way joins into the event at hand and one more, and into one write", async () => {
  const { store, waiting } = createGatedStore();
  const bench = createBench({
    store,
    scripts: { "lab/a": { kind: "says", pieces: [..."abcdefghij"] }, "lab/j": { kind: "hangs" } },
  });
  void bench.service.start(OWNER, { prompt: "Why?" }, null);
  await settle();
  waiting.shift()?.open();
  await settle();
  for (let time = 0; time < 11; time += 1) {
    bench.clock.advance();
    await settle();
  }
  expect(
    waiting.map(({ batch }) => batch.events.map((event) => ("text" in event ? event.text : event.type))),
  ).toEqual([["a"]]);
  waiting.shift()?.open();
  await settle();
  bench.clock.advance();
  await settle();
  expect(
    waiting[0]?.batch.events.slice(0, 2).map((event) => ("text" in event ? event.text : event.type)),
  ).toEqual(["b", "cdefghij"]);
});

test("a store that fails for a while costs a run nothing", async () => {
  const inner = createMemoryRunStore();
  let failures = 0;
  const store: RunStore = {
    ...inner,
    append: async (batch) => {
      if (batch.events[0]?.seq !== 1 && failures < 4) {
        failures += 1;
        throw new Error("The disk is busy.");
      }
      return inner.append(batch);
    },
  };
  const bench = createBench({ store });
  const events = await bench.watch(await bench.start());
  expect([failures, events.at(-1)?.type, bench.reports.length]).toEqual([4, "run.completed", 4]);
});

test("a batch that can never be stored ends the run as failed, and its models stop", async () => {
  const inner = createMemoryRunStore();
  const store: RunStore = {
    ...inner,
    append: async (batch) => {
      if (batch.events.some(({ type }) => type === "candidate.delta")) throw new Error("Not this one.");
      return inner.append(batch);
    },
  };
  const bench = createBench({ store });
  const id = await bench.start();
  const events = await bench.watch(id);
  expect(events.slice(-3).map(({ type }) => type)).toEqual([
    "candidate.failed",
    "candidate.failed",
    "run.failed",
  ]);
  const run = requireValue(await bench.service.get(OWNER, id));
  expect([run.status, run.candidates.map(({ status }) => status), run.lastSeq]).toEqual([
    "failed",
    ["failed", "failed"],
    events.length,
  ]);
  expect(bench.deps.executor.find(id)).toBeNull();
});

test("the cost of a run that broke down is unknown where a call had been served", async () => {
  const runFusion = async function* () {
    yield* sampleEvents(1, 2);
    throw new Error("A fault of our own.");
  };
  const bench = createBench({ runFusion });
  const events = await bench.watch(await bench.start());
  expect(events.at(-1)).toMatchObject({
    type: "run.failed",
    cost: { usd: null, source: "unknown", atLeastUsd: 0 },
  });
});

test("a run that broke down before its first event can be read and tried again", async () => {
  const faults = [new Error("A fault of our own.")];
  const bench = createBench({
    async *runFusion(...session) {
      const fault = faults.pop();
      if (fault) throw fault;
      yield* engine(...session);
    },
  });
  const id = await bench.start();
  await bench.watch(id);
  expect(requireValue(await bench.service.get(OWNER, id))).toMatchObject({
    id,
    status: "failed",
    prompt: "Why is the sky blue?",
    candidates: [{ status: "failed" }, { status: "failed" }],
  });
  requireValue(await bench.until(bench.service.retry(OWNER, id, "A")));
  expect((await bench.watch(id)).at(-1)?.type).toBe("run.completed");
});

test("an engine that throws, and one that ends without an end, fail the run", async () => {
  const faults = [
    async function* throws() {
      yield sampleEvents(1, 1)[0] as never;
      throw new Error("A fault of our own.");
    },
    async function* endsEarly() {
      yield sampleEvents(1, 1)[0] as never;
    },
  ];
  for (const runFusion of faults) {
    const bench = createBench({ runFusion });
    const id = await bench.start();
    const events = await bench.watch(id);
    expect(events.map(({ type }) => type)).toEqual([
      "run.started",
      "candidate.failed",
      "candidate.failed",
      "run.failed",
    ]);
  }
});

test("a run that another process has taken is left to it", async () => {
  const bench = createBench();
  const id = await bench.start();
  const run = await bench.store.find(id);
  await bench.store.takeLease(run as never, { workerId: "other:1:w", untilMs: 1 });
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  expect(await bench.store.find(id)).toMatchObject({ status: "running", lease: { workerId: "other:1:w" } });
  expect(bench.reports).toEqual([]);
});

test("handing over stores nothing more, and gives up the claims", async () => {
  const { handOver } = await import("./run-upkeep");
  const bench = createBench();
  const id = await bench.start();
  const before = await bench.store.find(id);
  await bench.until(handOver(bench.deps));
  expect(await bench.store.find(id)).toEqual({ ...before, lease: null });
  expect(await bench.service.start(OWNER, { prompt: "Another" }, null)).toMatchObject({
    ok: false,
    refusal: { code: "busy" },
  });
});

test("a session's end is stored with its last events", async () => {
  const batches: EventBatch[] = [];
  const inner = createMemoryRunStore();
  const store: RunStore = {
    ...inner,
    append: (batch) => {
      batches.push(batch);
      return inner.append(batch);
    },
  };
  const runFusion = async function* () {
    yield* [...sampleEvents(1, 3), completedEvent(4)];
  };
  const bench = createBench({ store, runFusion });
  const id = await bench.start();
  await bench.watch(id);
  expect(batches.map(({ events, end }) => [events.map(({ seq }) => seq), end?.state.status ?? null])).toEqual(
    [[[1, 2, 3, 4], "completed"]],
  );
});
