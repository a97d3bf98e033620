import { expect, test } from "vitest";
import { manualTimers } from "@/lib/server/models/testing/manual-timers";
import { createDeferred } from "@/lib/server/runs/deferred";
import { settle } from "@/lib/server/runs/testing/run-bench";
import { createCallLog } from "./call-log";
import type { CallRecord } from "./call-record";
import { sampleCall } from "./testing/sample-call";

function bench(add: (calls: readonly CallRecord[]) => Promise<void> = async () => undefined) {
  const timers = manualTimers();
  const batches: string[][] = [];
  const reports: string[] = [];
  const store = {
    add(calls: readonly CallRecord[]) {
      batches.push(calls.map(({ id }) => id.slice(-3)));
      return add(calls);
    },
  };
  const log = createCallLog({ store, timers, report: (what) => reports.push(what) });
  const call = (...numbers: number[]) => {
    for (const n of numbers) log.add(sampleCall(n));
  };
  return { log, timers, batches, reports, call };
}

test("calls are written together, a second after the first of them", async () => {
  const { timers, batches, call } = bench();
  call(1, 2);
  timers.advance(999);
  await settle();
  expect(batches).toEqual([]);
  call(3);
  timers.advance(1);
  await settle();
  expect(batches).toEqual([["001", "002", "003"]]);
  call(4);
  timers.advance(1_000);
  await settle();
  expect(batches.slice(1)).toEqual([["004"]]);
});

test("fifty are written at once, and the timer has nothing left to do", async () => {
  const { timers, batches, call } = bench();
  call(...Array.from({ length: 51 }, (_, index) => index));
  await settle();
  expect(batches.map(({ length }) => length)).toEqual([50]);
  timers.advance(1_000);
  await settle();
  expect(batches.map(({ length }) => length)).toEqual([50, 1]);
});

test("a flush waits for what is being written and writes the rest", async () => {
  const gate = createDeferred();
  const { log, batches, call } = bench(() => gate.promise);
  call(1);
  const first = log.flush();
  call(2);
  const second = log.flush();
  await settle();
  expect(batches).toEqual([["001"]]);
  gate.resolve();
  await Promise.all([first, second]);
  expect(batches).toEqual([["001"], ["002"]]);
});

test("a write that fails is reported, and the next one is tried", async () => {
  let writes = 0;
  const { log, batches, reports, call } = bench(async () => {
    writes += 1;
    if (writes === 1) throw new Error("The disk is full.");
  });
  call(1, 2);
  await log.flush();
  call(3);
  await log.flush();
  expect([batches, reports]).toEqual([[["001", "002"], ["003"]], ["2 measured calls could not be stored"]]);
});
