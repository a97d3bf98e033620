import { expect, test } from "vitest";
import type { Amounts, Usage } from "@/lib/contract/usage";
import { formatSpent, toSpentColumns } from "./spent-columns";

const amounts = (more: Partial<Amounts>): Amounts => ({
  ...{ knownUsd: 0, estimatedUsd: 0, unknownCalls: 0, calls: 1 },
  ...more,
});
const row = (key: string, more: Partial<Amounts>) => ({ key, name: key, ...amounts(more) });

function usage(total: Partial<Amounts>, models: Usage["models"] = []): Usage {
  return {
    ...{ from: "2026-11-01", to: "2026-11-02", total: amounts(total), models },
    ...{ days: [], profiles: [], connections: [], people: null, projectedMonthUsd: null, budgets: [] },
  };
}

test("every table has the decimals of the finest amount in any of them", () => {
  const rows = [row("a", { knownUsd: 0.4999 }), row("b", { knownUsd: 0.0001 })];
  expect(toSpentColumns(usage({ knownUsd: 0.5 }, rows)).spentDecimals).toBe(4);
});

test("what nobody guessed and what is not unknown has no column", () => {
  expect(toSpentColumns(usage({ knownUsd: 1 }))).toEqual({
    ...{ spentDecimals: 2, estimatedDecimals: null, hasUnknown: false },
  });
  expect(toSpentColumns(usage({ estimatedUsd: 0.125, unknownCalls: 2 }))).toEqual({
    ...{ spentDecimals: 2, estimatedDecimals: 3, hasUnknown: true },
  });
});

test.each<[string, Partial<Amounts>, string]>([
  ["nothing but unknown costs", { unknownCalls: 1 }, "unknown"],
  ["what is known beside what is not", { knownUsd: 0.25, unknownCalls: 1 }, "$0.25"],
  ["free calls", {}, "$0.00"],
  ["only guesses", { estimatedUsd: 0.1, unknownCalls: 1 }, "$0.00"],
])("spent, of %s", (_, more, text) => {
  expect(formatSpent(amounts(more))).toBe(text);
});
