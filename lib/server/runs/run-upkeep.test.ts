import { expect, test, vi } from "vitest";
import type { VirtualClock } from "@/lib/fusion/testing/virtual-clock";
import type { RunStore } from "./run-store";
import { handOver, keepUp, renewLeases, resumeInterrupted } from "./run-upkeep";
import { createMemoryRunStore } from "./testing/memory-run-store";
import { BENCH_SCRIPTS, codeOf, createBench, OWNER, requireValue, settle } from "./testing/run-bench";
import { completedEvent, foldEvents, sampleEvents, sampleId, sampleRun } from "./testing/sample-run";

/** A bench whose process dies with A's answer done and B's begun: its store takes no more writes from it. */
async function crashInMidRun() {
  const store = createMemoryRunStore();
  let dead = false;
  const dying: RunStore = {
    ...store,
    append: (batch) => (dead ? new Promise(() => undefined) : store.append(batch)),
  };
  const bench = createBench({ store: dying, workerId: "host:1:first" });
  const id = await bench.start();
  while (!(await store.readEvents(id, 0)).some(({ type }) => type === "candidate.completed")) {
    bench.clock.advance();
    await settle();
  }
  dead = true;
  return { store, id, clock: bench.clock, before: await store.readEvents(id, 0) };
}

function passTime(clock: VirtualClock, ms: number): void {
  const endMs = clock.now() + ms;
  void clock.sleep(ms, new AbortController().signal);
  while (clock.now() < endMs) clock.advance();
}

test("a restarted process takes up its predecessor's run at once: finished answers stay, others start over", async () => {
  const { store, id, clock, before } = await crashInMidRun();
  const next = createBench({ store, clock, workerId: "host:1:second" });
  expect(requireValue(await next.service.get(OWNER, id)).status).toBe("interrupted");
  expect(await resumeInterrupted(next.deps)).toBe(1);
  const events = await next.watch(id);
  expect(events.slice(0, before.length)).toEqual(before);
  expect(events.filter(({ type }) => type === "candidate.reset")).toMatchObject([
    { candidate: "B", why: "resumed" },
  ]);
  expect(new Set(next.models.calls.map(({ model }) => model))).toEqual(new Set(["lab/b", "lab/j"]));
  expect(foldEvents(events)).toMatchObject({
    status: "completed",
    candidates: [{ text: "Light scatters in air." }, { text: "Rayleigh scattering." }],
  });
});

test("someone who watched the crashed process goes on where they were, on the next one", async () => {
  const { store, id, clock, before } = await crashInMidRun();
  const next = createBench({ store, clock, workerId: "host:1:second" });
  const watching = next.watch(id, before.length - 2);
  await settle();
  await resumeInterrupted(next.deps);
  const events = await watching;
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => before.length - 1 + index));
  expect(events.at(-1)?.type).toBe("run.completed");
});

test("a run of a process elsewhere is left alone until its claim runs out", async () => {
  const { store, id, clock } = await crashInMidRun();
  const elsewhere = createBench({ store, clock, workerId: "another-host:7:w" });
  expect(await resumeInterrupted(elsewhere.deps)).toBe(0);
  expect(requireValue(await elsewhere.service.get(OWNER, id)).status).toBe("running");
  expect(codeOf(await elsewhere.service.stop(OWNER, id, null))).toBe("busy");
  passTime(clock, 10_001);
  expect(await resumeInterrupted(elsewhere.deps)).toBe(1);
});

test("a renewed claim holds on, whatever the time", async () => {
  const bench = createBench({
    workerId: "host:1:w",
    scripts: { ...BENCH_SCRIPTS, "lab/b": { kind: "hangs" } },
  });
  const id = await bench.start();
  passTime(bench.clock, 60_000);
  await renewLeases(bench.deps);
  const other = createBench({ store: bench.store, clock: bench.clock, workerId: "another-host:7:w" });
  expect(await resumeInterrupted(other.deps)).toBe(0);
  expect((await bench.store.find(id))?.lease).toEqual({
    workerId: "host:1:w",
    untilMs: bench.clock.now() + 10_000,
  });
});

test("two processes that find the same run take it up once", async () => {
  const { store, id, clock } = await crashInMidRun();
  const benches = ["second", "third"].map((name) =>
    createBench({ store, clock, workerId: `host:1:${name}` }),
  );
  await Promise.all(benches.map((bench) => resumeInterrupted(bench.deps)));
  const [events] = await Promise.all(benches.map((bench) => bench.watch(id)));
  expect(events?.filter(({ type }) => type === "run.started").length).toBe(2);
  expect(benches.flatMap((bench) => bench.models.calls).filter(({ model }) => model === "lab/b").length).toBe(
    1,
  );
});

test("what a process hands over, the next takes up", async () => {
  const first = createBench({ workerId: "host:1:first" });
  const id = await first.start();
  await first.until(handOver(first.deps));
  const next = createBench({ store: first.store, clock: first.clock, workerId: "another-host:7:w" });
  expect(await resumeInterrupted(next.deps)).toBe(1);
  expect((await next.watch(id)).at(-1)?.type).toBe("run.completed");
});

test("a run that was stored and never begun is begun", async () => {
  const bench = createBench({ workerId: "host:1:second" });
  await bench.store.create(
    sampleRun(9, { lease: { workerId: "host:1:first", untilMs: Number.MAX_SAFE_INTEGER } }),
  );
  expect(requireValue(await bench.service.get(OWNER, sampleId(9)))).toMatchObject({
    id: sampleId(9),
    status: "interrupted",
    prompt: "Why is the sky blue?",
    lastSeq: 0,
  });
  await resumeInterrupted(bench.deps);
  expect((await bench.watch(sampleId(9)))[0]).toMatchObject({ type: "run.started", why: "new" });
});

test("a run that was claimed for more and lost before it began is ended as it was", async () => {
  const bench = createBench({ workerId: "host:1:second" });
  const events = [...sampleEvents(1, 1), completedEvent(2)];
  const lease = { workerId: "host:1:first", untilMs: Number.MAX_SAFE_INTEGER };
  await bench.store.create(sampleRun(1, { lease }));
  await bench.store.append({
    runId: sampleId(1),
    workerId: lease.workerId,
    events,
    end: { state: foldEvents(events), outcome: null, endedAtMs: 0 },
  });
  const ended = await bench.store.find(sampleId(1));
  await bench.store.takeLease(ended as never, lease);
  await resumeInterrupted(bench.deps);
  await settle();
  expect([await bench.store.find(sampleId(1)), bench.models.calls]).toEqual([ended, []]);
});

test("an interrupted run can be stopped without being run again", async () => {
  const { store, id, clock } = await crashInMidRun();
  const next = createBench({ store, clock, workerId: "host:1:second" });
  expect(codeOf(await next.service.stop(OWNER, id, null))).toBe("accepted");
  expect((await next.watch(id)).at(-1)?.type).toBe("run.stopped");
  expect(next.models.calls).toEqual([]);
});

test("a process that goes down during its first look at the runs never looks again", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  const ending = new AbortController();
  const memory = createMemoryRunStore();
  let looks = 0;
  const store: RunStore = {
    ...memory,
    findUnfinished() {
      looks += 1;
      ending.abort();
      return memory.findUnfinished();
    },
  };
  await keepUp({ ...createBench({ store }).deps, report: () => undefined }, ending.signal);
  vi.advanceTimersByTime(60_000);
  await settle();
  vi.useRealTimers();
  expect(looks).toBe(1);
});

test("a database that fails while runs are looked after is reported, and nothing else breaks", async () => {
  const store: RunStore = {
    ...createMemoryRunStore(),
    findUnfinished: () => Promise.reject(new Error("No disk.")),
  };
  const bench = createBench({ store });
  const ending = new AbortController();
  await keepUp({ ...bench.deps, report: (what) => bench.reports.push(what) }, ending.signal);
  ending.abort();
  expect(bench.reports).toEqual(["Runs could not be looked after"]);
});
