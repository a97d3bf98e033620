import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunEvent } from "@/lib/fusion/run-events";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { followRun } from "./follow-run";
import { createMemoryRunStore } from "./testing/memory-run-store";
import { type Bench, collect, createBench, OWNER, requireValue, settle } from "./testing/run-bench";
import { completedEvent, foldEvents, sampleEvents, sampleId, sampleRun } from "./testing/sample-run";

/** Reads from `seq` and leaves after `batches` batches, or with the end. */
async function readSome(bench: Bench, id: string, seq: number, batches: number): Promise<RunEvent[]> {
  const gone = new AbortController();
  const following = requireValue(await bench.service.follow(OWNER, id, seq, gone.signal));
  if (following.kind === "caught-up") return [];
  const events: RunEvent[] = [];
  let left = batches;
  for await (const batch of following.batches) {
    events.push(...batch);
    left -= 1;
    if (left <= 0) break;
  }
  gone.abort();
  return events;
}

test("whoever leaves and comes back, at any time and as often as they like, has every event once", async () => {
  const cuts = fc.array(fc.record({ waits: fc.nat(12), batches: fc.integer({ min: 1, max: 6 }) }), {
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(cuts, async (visits) => {
      const bench = createBench();
      const id = await bench.start();
      const seen: RunEvent[] = [];
      for (const { waits, batches } of visits) {
        for (let wait = 0; wait < waits; wait += 1) {
          bench.clock.advance();
          await settle();
        }
        seen.push(...(await bench.until(readSome(bench, id, seen.length, batches))));
      }
      seen.push(...(await bench.watch(id, seen.length)));
      expect(seen).toEqual(await bench.store.readEvents(id, 0));
    }),
    { numRuns: 60 },
  );
});

test("a reader from the start and readers from the middle see the same, live or later", async () => {
  const bench = createBench();
  const id = await bench.start();
  const live = bench.watch(id);
  const all = await live;
  for (let after = 0; after <= all.length; after += 1)
    expect(await bench.watch(id, after)).toEqual(all.slice(after));
});

test("a reader who falls behind what is kept in memory reads on from the log", async () => {
  const words = Array.from({ length: 9_000 }, (_, index) => `${index} `);
  const runFusion = async function* (): AsyncGenerator<RunEvent> {
    for (const [index, text] of words.entries())
      yield { seq: index + 1, at: index, type: "candidate.delta", candidate: "A", text };
    await new Promise(() => undefined);
  };
  const bench = createBench({ runFusion });
  const id = await bench.start();
  const live = bench.deps.executor.find(id);
  while (live?.state()?.lastSeq !== words.length) {
    bench.clock.advance();
    await settle();
  }
  expect(live.after(0)).toBeNull();
  const events: RunEvent[] = [];
  while (events.length < words.length) events.push(...(await readSome(bench, id, events.length, 1)));
  expect(events.map(({ seq }) => seq)).toEqual(words.map((_, index) => index + 1));
});

test("a reader of a run that another process executes follows it through the log", async () => {
  const bench = createBench({ workerId: "host:1:w" });
  const id = await bench.start();
  const elsewhere = createBench({ store: bench.store, clock: bench.clock, workerId: "another-host:7:w" });
  const events = await elsewhere.watch(id);
  expect(events).toEqual(await bench.store.readEvents(id, 0));
  expect(events.at(-1)?.type).toBe("run.completed");
});

test("what is stored between a reader's look at the log and at the run is not missed", async () => {
  const events = [...sampleEvents(1, 2), completedEvent(3)];
  const inner = createMemoryRunStore();
  await inner.create(sampleRun(1));
  const finish = () =>
    inner.append({
      runId: sampleId(1),
      workerId: "host:1:worker",
      events,
      end: { state: foldEvents(events), outcome: null, endedAtMs: 0 },
    });
  let finds = 0;
  const store = {
    ...inner,
    async find(id: string) {
      finds += 1;
      if (finds === 1) await finish();
      return inner.find(id);
    },
  };
  const deps = { store, executor: { find: () => null }, clock: createVirtualClock() };
  expect(await collect(followRun(sampleId(1), 0, deps, new AbortController().signal))).toEqual(events);
});

test("a reader who leaves while nothing happens is let go at once", async () => {
  const bench = createBench({ scripts: { "lab/a": { kind: "hangs" }, "lab/j": { kind: "hangs" } } });
  const id = await bench.start();
  const gone = new AbortController();
  const following = requireValue(await bench.service.follow(OWNER, id, 2, gone.signal));
  if (following.kind !== "events") throw new Error("The run is under way.");
  const reading = following.batches[Symbol.asyncIterator]().next();
  gone.abort();
  expect(await reading).toEqual({ done: true, value: undefined });
});

test("caught up is said of an ended run only, and a seq beyond the last is refused", async () => {
  const bench = createBench();
  const id = await bench.start();
  const follow = (seq: number) => bench.service.follow(OWNER, id, seq, new AbortController().signal);
  const lastSeq = bench.deps.executor.find(id)?.state()?.lastSeq ?? 0;
  expect([await follow(lastSeq), await follow(lastSeq + 1)]).toMatchObject([
    { ok: true, value: { kind: "events" } },
    { ok: false, refusal: { code: "invalid-query", errors: [{ path: "Last-Event-ID" }] } },
  ]);
  const events = await bench.watch(id);
  expect(await follow(events.length)).toEqual({ ok: true, value: { kind: "caught-up" } });
});

test("a store that is read in pages gives the same", async () => {
  const inner = createMemoryRunStore();
  const store = {
    ...inner,
    readEvents: async (id: string, after: number) => (await inner.readEvents(id, after)).slice(0, 3),
  };
  const bench = createBench({ store });
  const id = await bench.start();
  const events = await bench.watch(id);
  expect(await bench.watch(id)).toEqual(events);
  expect(requireValue(await bench.service.get(OWNER, id)).lastSeq).toBe(events.length);
});
