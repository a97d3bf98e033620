import { expect, it } from "vitest";
import { decideWait } from "./latency-policy";
import { defaultWait } from "./run-request";

const quorum = { policy: "quorum", count: 2, graceMs: 500 } as const;

it.each([
  ["all: somebody speaks", { policy: "all" } as const, { ready: 3, open: 1, graceOver: false }, "wait"],
  ["all: nobody speaks", { policy: "all" } as const, { ready: 3, open: 0, graceOver: false }, "judge"],
  ["quorum: too few", quorum, { ready: 1, open: 2, graceOver: false }, "wait"],
  ["quorum: reached", quorum, { ready: 2, open: 1, graceOver: false }, "grace"],
  ["quorum: the grace is over", quorum, { ready: 2, open: 1, graceOver: true }, "judge"],
  ["quorum: no grace", { ...quorum, graceMs: 0 }, { ready: 2, open: 1, graceOver: false }, "judge"],
  ["quorum: out of reach", quorum, { ready: 1, open: 0, graceOver: false }, "judge"],
] as const)("%s", (_, policy, progress, decision) => {
  expect(decideWait(policy, progress)).toBe(decision);
});

it("waits by default for all but one, and for both of two", () => {
  expect([1, 2, 3, 8].map((size) => defaultWait(size))).toMatchObject([
    { count: 1 },
    { count: 2 },
    { count: 2 },
    { count: 7 },
  ]);
});
