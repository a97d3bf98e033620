import { describe, expect, it } from "vitest";
import type { Estimate } from "@/lib/contract/estimate";
import { describeEstimate, formatRoughUsd } from "./describe-estimate";

const estimate = (more: Partial<Estimate>): Estimate => ({
  expected: { usd: 0.0412, source: "estimated" },
  worst: { usd: 0.1098, source: "estimated" },
  unpriced: [],
  judge: ["lab/j", "lab/k"],
  wait: { policy: "all" },
  budgets: [],
  overCap: null,
  ...more,
});

describe("describeEstimate", () => {
  it("says what is expected and what it can come to, and who would judge", () => {
    expect(describeEstimate(estimate({}), null)).toEqual({
      sentence: "about $0.04 (at most $0.11)",
      explanation: "Expected: answers of usual length. At most: every call up to its output limit.",
      autoJudge: "lab/j",
      budget: null,
      overCap: null,
    });
  });

  it("never passes an unknown cost off as a figure", () => {
    const unknown = { usd: null, source: "unknown" as const };
    expect(
      describeEstimate(estimate({ expected: unknown, worst: unknown, unpriced: ["lab/x"] }), null),
    ).toEqual({
      sentence: "cost unknown",
      explanation: "Nobody says what lab/x costs: that share is in no figure here.",
      autoJudge: "lab/j",
      budget: null,
      overCap: null,
    });
  });

  it("gives the known part of an unknown cost", () => {
    const unknown = { usd: null, source: "unknown" as const, atLeastUsd: 0.02 };
    expect(describeEstimate(estimate({ expected: unknown }), null).sentence).toBe(
      "cost unknown, at least $0.02",
    );
  });

  it("calls free only what is free at its worst", () => {
    const nothing = { usd: 0, source: "estimated" as const };
    expect(describeEstimate(estimate({ expected: nothing, worst: nothing }), null).sentence).toBe("free");
  });

  it("gives the server's reason where it could not estimate", () => {
    expect(describeEstimate(undefined, new Error("No such profile."))).toEqual({
      sentence: "cost unknown",
      explanation: "No such profile.",
      autoJudge: null,
      budget: null,
      overCap: null,
    });
  });
});

it("rounds an estimate to two digits", () => {
  expect([0, 0.0000042, 0.00381, 0.0412, 1.237, 12].map(formatRoughUsd)).toEqual([
    "$0",
    "$0.000004",
    "$0.0038",
    "$0.04",
    "$1.24",
    "$12.00",
  ]);
});
