import { expect, test } from "vitest";
import { createWorkerId, isLeaseFree } from "./worker-id";

/** Above the largest pid that Linux gives out. */
const DEAD_PID = 4_194_305;

const lease = (workerId: string, untilMs = 1_000) => ({ workerId, untilMs });

test("a worker's id names its host and process, and no two are alike", () => {
  const [first, second] = [createWorkerId(), createWorkerId()];
  expect(first).toMatch(new RegExp(`:${process.pid}:[0-9a-f]{12}$`));
  expect(first).not.toBe(second);
});

test.each([
  ["without a claim", null, true],
  ["claimed until now", lease("elsewhere:1:a", 500), true],
  ["claimed elsewhere", lease(`elsewhere:${DEAD_PID}:a`), false],
  ["claimed by a process of this machine that is gone", lease(`here:${DEAD_PID}:a`), true],
  ["claimed by a process of this machine that lives", lease(`here:${process.ppid}:a`), false],
  ["claimed by an earlier process of the same number", lease(`here:${process.pid}:a`), true],
  ["claimed by this very process, which lost sight of it", lease(`here:${process.pid}:me`), true],
])("a run %s: free is %s", (_, held, free) => {
  expect(isLeaseFree(held, 500, `here:${process.pid}:me`)).toBe(free);
});
