import { expect, test } from "vitest";
import type { UsageRow } from "@/lib/contract/usage";
import { describeDays, findDearest } from "./describe-days";
import { describeProjection, describeUncertain } from "./describe-spending";

const amounts = { knownUsd: 1, estimatedUsd: 0, unknownCalls: 0, calls: 9 };

test("what is known for sure needs no words", () => {
  expect(describeUncertain(amounts)).toEqual([]);
});

test("what is guessed and what nobody knows is said, and unknown is no zero", () => {
  expect(describeUncertain({ ...amounts, estimatedUsd: 0.1234, unknownCalls: 1_200 })).toEqual([
    "About $0.12 more for calls that were cut off.",
    "1\u202f200 calls whose cost nobody knows: in no figure here.",
  ]);
  expect(describeUncertain({ ...amounts, unknownCalls: 1 })).toEqual([
    "1 call whose cost nobody knows: in no figure here.",
  ]);
});

test("where the month is heading stands with how it comes about", () => {
  expect(describeProjection(12.404, "me")).toBe(
    "You are heading for about $12.40 this month: what it came to so far, at the same pace to its end.",
  );
  expect(describeProjection(0.00012, "instance")).toMatch(
    /^Everyone together is heading for about \$0\.00012/,
  );
  expect(describeProjection(null, "me")).toContain("too little to go by");
  expect(describeProjection(0, "me")).toBe("Nothing that is known was spent in this month yet.");
});

const day = (key: string, knownUsd: number, estimatedUsd = 0): UsageRow => ({
  ...{ key, name: key, knownUsd, estimatedUsd, unknownCalls: 0, calls: 1 },
});

test("the chart is told in a sentence, with its dearest day", () => {
  const days = [day("2026-11-01", 0.5), day("2026-11-02", 0), day("2026-11-03", 0.4, 0.2)];
  expect(findDearest(days)?.key).toBe("2026-11-03");
  expect(describeDays(days)).toBe(
    "Something was spent on 2 of 3 days, most on Nov 3: $0.60. The table below has every day.",
  );
  expect(findDearest([day("2026-11-01", 0)])).toBeNull();
});
