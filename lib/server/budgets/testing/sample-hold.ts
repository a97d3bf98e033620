import type { Hold, Settlement, TokenCaps } from "@/lib/server/budgets/budget-store";

/** The nth run's hold, of 100 micro-dollars on 28 November 2026. */
export const sampleHold = (n: number, more: Partial<Hold> = {}): Hold => ({
  runId: `run-${n}`,
  ownerId: "acct_one",
  month: "2026-11",
  day: "2026-11-28",
  microUsd: 100,
  atMs: 1_900_000_000_000 + n,
  limits: { account: null, instance: null },
  token: null,
  ...more,
});

/** A token with its caps: of the day, of the month. */
export const sampleCaps = (
  id = "one",
  dailyCapMicroUsd: number | null = null,
  monthlyCapMicroUsd: number | null = null,
): TokenCaps => ({ id, dailyCapMicroUsd, monthlyCapMicroUsd });

export const sampleSettlement = (
  runId: string,
  spentMicroUsd: number,
  more: Partial<Settlement> = {},
): Settlement => ({
  ...{ runId, spentMicroUsd, ownerId: "acct_one", tokenId: null, month: "2026-11", day: "2026-11-28" },
  ...more,
});
