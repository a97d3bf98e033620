import { expect, test } from "vitest";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { settle } from "@/lib/server/runs/testing/run-bench";
import { KEEP_CALLS_MS, keepCallsPruned } from "./prune-calls";
import { createMemoryCallStore } from "./testing/memory-call-store";
import { sampleCall } from "./testing/sample-call";

test("what is older than a year and a month goes, at once and every hour, until the process goes down", async () => {
  const clock = createVirtualClock(1_800_000_000_000);
  const store = createMemoryCallStore();
  const reports: string[] = [];
  const aged = (n: number, ms: number) => sampleCall(n, { atMs: clock.now() - KEEP_CALLS_MS + ms });
  await store.add([aged(1, -1), aged(2, 0), aged(3, 3_600_000)]);
  const kept = () => store.records().map(({ id }) => Number(id.slice(-3)));
  const ending = new AbortController();
  const pruning = keepCallsPruned(
    { store, clock, report: (what: string) => reports.push(what) },
    ending.signal,
  );
  await settle();
  expect(kept()).toEqual([2, 3]);
  clock.advance();
  await settle();
  expect(kept()).toEqual([3]);
  store.deleteBefore = () => Promise.reject(new Error("Locked."));
  clock.advance();
  await settle();
  expect(reports).toEqual(["Old measured calls could not be deleted"]);
  ending.abort();
  await pruning;
});
