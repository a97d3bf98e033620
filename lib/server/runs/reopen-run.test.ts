import { expect, test } from "vitest";
import type { LiveRun } from "./live-run";
import { reopenRun } from "./reopen-run";
import type { SessionPlan } from "./run-executor";
import type { RunRecord } from "./run-store";
import { createBench, OWNER } from "./testing/run-bench";

/** What its session takes as counted already. */
function settledOf(cost: Pick<RunRecord, "costMicroUsd" | "costAtLeastMicroUsd">): number | undefined {
  const { deps } = createBench();
  const plans: SessionPlan[] = [];
  const launch = (plan: SessionPlan) => {
    plans.push(plan);
    return {} as LiveRun;
  };
  const run: RunRecord = {
    ...{ id: "run_1", ownerId: OWNER, status: "running", startedAtMs: 0, lastSeq: 9, profile: null },
    ...{ lease: null, ...cost },
  };
  const asked = { why: "resumed" as const, commands: [], tokenId: null };
  reopenRun(run, asked, { ...deps, executor: { ...deps.executor, launch } });
  return plans[0]?.settledUsd;
}

test("what earlier sessions were counted for is not counted again, also where their cost is known in part only", () => {
  expect(settledOf({ costMicroUsd: 250_000, costAtLeastMicroUsd: null })).toBe(0.25);
  expect(settledOf({ costMicroUsd: null, costAtLeastMicroUsd: 30_000 })).toBe(0.03);
  expect(settledOf({ costMicroUsd: null, costAtLeastMicroUsd: null })).toBe(0);
});
