import { describe, expect, test } from "vitest";
import type { RunEvent } from "@/lib/fusion/run-events";
import { MAX_BATCH_EVENTS, type RunStore } from "@/lib/server/runs/run-store";
import {
  completedEvent,
  foldEvents,
  SAMPLE_STARTED_AT_MS,
  sampleEvents,
  sampleId,
  sampleRequest,
  sampleRun,
} from "./sample-run";

const worker = "host:1:worker";
const lease = { workerId: worker, untilMs: SAMPLE_STARTED_AT_MS + 10_000 };

/** What every run store does. `open` gives an empty one. */
export function describeRunStore(open: () => Promise<RunStore>): void {
  describe("creating", () => createsRuns(open));
  describe("the log", () => {
    keepsTheLog(open);
    keepsTheLogWhole(open);
    endsSessions(open);
  });
  describe("leases", () => {
    leasesRuns(open);
    reopensRuns(open);
  });
}

function createsRuns(open: () => Promise<RunStore>): void {
  test("gives back what was created", async () => {
    const store = await open();
    expect(await store.create(sampleRun(1))).toEqual({ kind: "created" });
    expect(await store.find(sampleId(1))).toEqual({
      id: sampleId(1),
      ownerId: "guest_one",
      status: "queued",
      startedAtMs: SAMPLE_STARTED_AT_MS + 1,
      lastSeq: 0,
      profile: null,
      costMicroUsd: null,
      costAtLeastMicroUsd: null,
      lease,
    });
    expect(await store.findCheckpoint(sampleId(1))).toEqual({ request: sampleRequest, state: null });
  });

  test("finds nothing under an id that was never given", async () => {
    const store = await open();
    const id = sampleId(404);
    expect([
      await store.find(id),
      await store.findCheckpoint(id),
      await store.readEvents(id, 0),
      await store.delete(id),
    ]).toEqual([null, null, [], false]);
  });

  test("lets an owner use an idempotency key once", async () => {
    const store = await open();
    const keyed = (n: number, hash: string, ownerId = "guest_one") =>
      sampleRun(n, { ownerId, idempotency: { key: "k", hash } });
    expect(await store.create(keyed(1, "h1"))).toEqual({ kind: "created" });
    expect(await store.create(keyed(2, "h2"))).toEqual({ kind: "key-taken", id: sampleId(1), hash: "h1" });
    expect(await store.create(keyed(3, "h2", "guest_two"))).toEqual({ kind: "created" });
    expect([
      await store.find(sampleId(2)),
      await store.findByKey("guest_one", "k"),
      await store.findByKey("guest_one", "x"),
    ]).toEqual([null, { id: sampleId(1), hash: "h1" }, null]);
  });

  test("of two creations at once with the same key, makes one run", async () => {
    const store = await open();
    const outcomes = await Promise.all(
      [1, 2].map((n) => store.create(sampleRun(n, { idempotency: { key: "k", hash: "h" } }))),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["created", "key-taken"]);
  });
}

function keepsTheLog(open: () => Promise<RunStore>): void {
  test("reads back from any seq, across batches", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const events = sampleEvents(1, 9);
    for (const [from, to] of [
      [0, 1],
      [1, 4],
      [4, 9],
    ] as const) {
      expect(
        await store.append({
          runId: sampleId(1),
          workerId: worker,
          events: events.slice(from, to),
          end: null,
        }),
      ).toBe("stored");
    }
    for (let after = 0; after <= 10; after += 1)
      expect(await store.readEvents(sampleId(1), after)).toEqual(events.slice(after));
    expect(await store.find(sampleId(1))).toMatchObject({ status: "running", lastSeq: 9 });
  });

  test("pages a long log without a gap", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const events = sampleEvents(1, 400);
    for (let from = 0; from < 400; from += 4)
      await store.append({
        runId: sampleId(1),
        workerId: worker,
        events: events.slice(from, from + 4),
        end: null,
      });
    const read: RunEvent[] = [];
    for (
      let page = await store.readEvents(sampleId(1), 0);
      page.length > 0;
      page = await store.readEvents(sampleId(1), read.length)
    )
      read.push(...page);
    expect(read).toEqual(events);
  });
}

function keepsTheLogWhole(open: () => Promise<RunStore>): void {
  test("keeps every text as it was written, NUL and halves of characters too", async () => {
    const store = await open();
    const text = 'a\u0000b \ud83d \u{1f30c} "\\u0000" \u2028';
    await store.create(sampleRun(1, { request: { ...sampleRequest, prompt: text }, memberNames: [text] }));
    const events: RunEvent[] = [{ seq: 1, at: 0, type: "candidate.delta", candidate: "A", text }];
    await store.append({ runId: sampleId(1), workerId: worker, events, end: null });
    expect(await store.readEvents(sampleId(1), 0)).toEqual(events);
    expect((await store.findCheckpoint(sampleId(1)))?.request.prompt).toBe(text);
  });

  test("refuses a gap and an overlap, and takes the same batch twice as once", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const append = (first: number, last: number) =>
      store.append({ runId: sampleId(1), workerId: worker, events: sampleEvents(first, last), end: null });
    expect([
      await append(1, 3),
      await append(5, 6),
      await append(3, 4),
      await append(1, 3),
      await append(4, 4),
    ]).toEqual(["stored", "refused", "refused", "stored", "stored"]);
    expect(await store.readEvents(sampleId(1), 0)).toEqual(sampleEvents(1, 4));
  });

  test("throws on a batch that is empty, too long, or broken in itself", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const broken = [
      [],
      sampleEvents(1, MAX_BATCH_EVENTS + 1),
      [...sampleEvents(1, 1), ...sampleEvents(3, 3)],
    ];
    for (const events of broken)
      await expect(store.append({ runId: sampleId(1), workerId: worker, events, end: null })).rejects.toThrow(
        RangeError,
      );
  });
}

function endsSessions(open: () => Promise<RunStore>): void {
  test("stores a session's last events and its end together, and gives up the lease", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const events = [...sampleEvents(1, 2), completedEvent(3)];
    const state = foldEvents(events);
    const batch = {
      runId: sampleId(1),
      workerId: worker,
      events,
      end: { state, outcome: "Merged from A and B", endedAtMs: SAMPLE_STARTED_AT_MS + 5 },
    };
    expect([await store.append(batch), await store.append(batch)]).toEqual(["stored", "stored"]);
    expect(await store.find(sampleId(1))).toMatchObject({
      status: "completed",
      lastSeq: 3,
      lease: null,
    });
    expect(await store.findCheckpoint(sampleId(1))).toEqual({ request: sampleRequest, state });
    expect(
      await store.append({ runId: sampleId(1), workerId: worker, events: sampleEvents(4, 4), end: null }),
    ).toBe("refused");
  });

  test("keeps what a cost comes to, or what the known parts of an unknown one do", async () => {
    const store = await open();
    const costs = [
      { usd: 0.25, source: "reported" as const },
      { usd: null, source: "unknown" as const, atLeastUsd: 0.03 },
      { usd: null, source: "unknown" as const },
    ];
    for (const [index, cost] of costs.entries()) {
      const runId = sampleId(index + 1);
      await store.create(sampleRun(index + 1));
      const end = {
        ...{ state: { ...foldEvents([...sampleEvents(1, 2), completedEvent(3)]), cost }, outcome: null },
        endedAtMs: SAMPLE_STARTED_AT_MS + 5,
      };
      await store.append({
        runId,
        workerId: worker,
        events: [...sampleEvents(1, 2), completedEvent(3)],
        end,
      });
    }
    const kept = await Promise.all(costs.map((_, index) => store.find(sampleId(index + 1))));
    expect(kept.map((run) => [run?.costMicroUsd, run?.costAtLeastMicroUsd])).toEqual([
      [250_000, null],
      [null, 30_000],
      [null, null],
    ]);
  });

  test("takes the log away with the run", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    await store.append({ runId: sampleId(1), workerId: worker, events: sampleEvents(1, 3), end: null });
    expect([
      await store.delete(sampleId(1)),
      await store.readEvents(sampleId(1), 0),
      await store.delete(sampleId(1)),
    ]).toEqual([true, [], false]);
  });
}

function leasesRuns(open: () => Promise<RunStore>): void {
  test("gives a lease to the first who asks, and only the holder writes", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const run = await store.find(sampleId(1));
    if (!run) throw new Error("The run was not created.");
    const claims = await Promise.all(
      ["x", "y"].map((workerId) => store.takeLease(run, { workerId, untilMs: lease.untilMs + 1 })),
    );
    expect([...claims].sort()).toEqual([false, true]);
    const holder = claims[0] ? "x" : "y";
    const append = (workerId: string) =>
      store.append({ runId: run.id, workerId, events: sampleEvents(1, 1), end: null });
    expect([await append(worker), await append(holder)]).toEqual(["refused", "stored"]);
  });

  test("renews and releases what a worker holds, and nothing else", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    await store.create(sampleRun(2, { lease: { ...lease, workerId: "other" } }));
    await store.renewLeases({ workerId: worker, untilMs: lease.untilMs + 3_000 });
    expect((await store.findUnfinished()).map((run) => run.lease)).toEqual([
      { workerId: worker, untilMs: lease.untilMs + 3_000 },
      { ...lease, workerId: "other" },
    ]);
    await store.releaseLeases(worker);
    expect((await store.findUnfinished()).map((run) => run.lease)).toEqual([
      null,
      { ...lease, workerId: "other" },
    ]);
  });
}

function reopensRuns(open: () => Promise<RunStore>): void {
  test("does not give a lease that was renewed since it was read", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const run = await store.find(sampleId(1));
    await store.renewLeases({ workerId: worker, untilMs: lease.untilMs + 3_000 });
    expect(run && (await store.takeLease(run, { workerId: "x", untilMs: 1 }))).toBe(false);
  });

  test("opens an ended run again, and puts its end right without events", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const state = foldEvents([...sampleEvents(1, 1), completedEvent(2)]);
    const end = { state, outcome: null, endedAtMs: SAMPLE_STARTED_AT_MS };
    await store.append({
      runId: sampleId(1),
      workerId: worker,
      events: [...sampleEvents(1, 1), completedEvent(2)],
      end,
    });
    expect(await store.findUnfinished()).toEqual([]);
    const ended = await store.find(sampleId(1));
    expect(ended && (await store.takeLease(ended, lease))).toBe(true);
    expect((await store.findUnfinished()).map(({ id, status }) => [id, status])).toEqual([
      [sampleId(1), "running"],
    ]);
    expect(await store.append({ runId: sampleId(1), workerId: worker, events: [], end })).toBe("stored");
    expect(await store.find(sampleId(1))).toEqual(ended);
  });
}
