import { expect, it } from "vitest";
import type { ProfileRecord } from "@/lib/contract/profiles";
import { describeMeanCost, describeRuns, describeVotes, fusingWins, outcomeShares } from "./describe-record";

const record = (more: Partial<ProfileRecord> = {}): ProfileRecord => ({
  runs: 12,
  costUsd: { total: 0.12, mean: 0.012, unknown: 2 },
  wallMs: 4_000,
  fusedAs: { "only-candidate": 1, merged: 7, "best-single": 3 },
  votes: { fused: 3, candidate: 2 },
  ...more,
});
const none = record({
  ...{ runs: 0, wallMs: null, fusedAs: {}, votes: { fused: 0, candidate: 0 } },
  costUsd: { total: 0, mean: null, unknown: 0 },
});

it("says what a run costs, and of how many that is not known", () => {
  expect([describeRuns(record()), describeMeanCost(record()), describeMeanCost(none)]).toEqual([
    "12 runs",
    "$0.012 a run, 2 unknown",
    null,
  ]);
  const unknown = record({ runs: 1, costUsd: { total: 0, mean: null, unknown: 1 } });
  expect([describeRuns(unknown), describeMeanCost(unknown)]).toEqual(["1 run", "cost unknown"]);
});

it("counts a win only where a fused answer stood beside a single one", () => {
  expect([fusingWins(record(), "merge"), fusingWins(record(), "best-of"), fusingWins(none, "merge")]).toEqual(
    [{ won: 7, of: 10 }, null, null],
  );
});

it("lists how its runs came out in a fixed order", () => {
  expect(outcomeShares(record()).map(({ kind, runs }) => [kind, runs])).toEqual([
    ["merged", 7],
    ["best-single", 3],
    ["only-candidate", 1],
  ]);
  expect([describeVotes(record()), describeVotes(none)]).toEqual([
    "You picked the fused answer 3 of 5 times.",
    null,
  ]);
});
