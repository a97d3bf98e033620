import { expect, test } from "vitest";
import type { Estimate } from "@/lib/contract/estimate";
import type { BudgetView } from "@/lib/contract/usage";
import { describeBudgets } from "./describe-budgets";

const budget = (more: Partial<BudgetView>): BudgetView => ({
  ...{ scope: "account", month: "2026-11", limitUsd: 5, spentUsd: 0, heldUsd: 0, warning: false },
  ...more,
});

const describe = (budgets: BudgetView[], worstUsd: number | null = 0.1, unpriced: string[] = []) => {
  const worst: Estimate["worst"] = { usd: worstUsd, source: worstUsd === null ? "unknown" : "estimated" };
  return describeBudgets({ budgets, worst, unpriced });
};

test("without a budget, or with enough of it, nothing is said", () => {
  expect([describe([]), describe([], null), describe([budget({})])]).toEqual([null, null, null]);
});

test("a budget that is nearly used up is a warning, and never says all while some is left", () => {
  expect(describe([budget({ spentUsd: 4.12, warning: true })])).toEqual({
    tone: "warn",
    brief: "82\u202f% of your $5 for November is spent",
    message: "82\u202f% of your $5 for November is spent.",
  });
  const almost = budget({ scope: "instance", limitUsd: 1234.5, spentUsd: 1234, warning: true });
  expect(describe([almost])?.brief).toBe("99\u202f% of this server’s $1\u202f234.50 for November is spent");
});

test("what is held for runs under way is said to be so", () => {
  expect(describe([budget({ spentUsd: 4, heldUsd: 0.5, warning: true })])?.brief).toBe(
    "90\u202f% of your $5 for November is spent or held for runs under way",
  );
});

test("of two the one that is nearer to its end warns", () => {
  const both = [
    budget({ spentUsd: 4, warning: true }),
    budget({ scope: "instance", limitUsd: 50, spentUsd: 45, warning: true }),
  ];
  expect(describe(both)?.brief).toContain("90\u202f% of this server’s $50");
});

test("a run that would not fit is said to be refused, with what is left", () => {
  expect(describe([budget({ spentUsd: 4.95, warning: true })])).toEqual({
    tone: "bad",
    brief: "does not fit your budget",
    message:
      "This run would be refused: it may cost up to $0.10, and $0.05 of your $5 for November is left. " +
      "Lower the output limits, choose cheaper models, or ask for a higher budget.",
  });
  expect(describe([budget({ limitUsd: 0, warning: true })])?.message).toContain("nothing of your $0");
});

test("what fits to the micro-dollar fits, and one more does not", () => {
  const tight = budget({ limitUsd: 0.3, spentUsd: 0.1, heldUsd: 0.1 });
  expect([describe([tight], 0.1)?.tone, describe([tight], 0.100001)?.tone]).toEqual([undefined, "bad"]);
});

test("a model without a price cannot run under a budget", () => {
  expect(describe([budget({})], null, ["lab/oak"])).toEqual({
    tone: "bad",
    brief: "cannot be kept within a budget",
    message:
      "This run would be refused: nobody says what lab/oak costs, so that a monthly budget could not be kept. Choose priced models.",
  });
});
