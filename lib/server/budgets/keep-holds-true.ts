import type { Clock } from "@/lib/fusion/ports";
import { type Chore, keepDoing } from "@/lib/server/keep-doing";
import { isUnfinished } from "@/lib/server/runs/find-own-run";
import type { RunStore } from "@/lib/server/runs/run-store";
import type { BudgetStore } from "./budget-store";
import { dayOf, monthOf } from "./calendar";

const EVERY_MS = 600_000;
/** A run is stored within seconds of being held for. */
const OLD_MS = 60_000;
/** One that is never stored is under way for an hour at most, which is the longest deadline. */
const UNSTORED_MS = 3_660_000;

interface HoldDeps {
  budgets: Pick<BudgetStore, "listHeldBefore" | "settle">;
  runs: Pick<RunStore, "find">;
  clock: Pick<Clock, "now">;
}

/** Gives back what a crash left held for runs that have ended, were deleted or never began. */
export async function releaseForgotten({ budgets, runs, clock }: HoldDeps): Promise<void> {
  const now = clock.now();
  for (const { runId, ownerId, atMs } of await budgets.listHeldBefore(now - OLD_MS)) {
    const run = await runs.find(runId);
    if (run ? isUnfinished(run) : now - atMs < UNSTORED_MS) continue;
    const at = { month: monthOf(atMs), day: dayOf(atMs) };
    await budgets.settle({ runId, ownerId, tokenId: null, ...at, spentMicroUsd: 0 });
  }
}

export function keepHoldsTrue(
  { report, ...deps }: HoldDeps & Pick<Chore, "report">,
  signal: AbortSignal,
): Promise<void> {
  const work = () => releaseForgotten(deps);
  return keepDoing({ failure: "Budgets could not be looked after", everyMs: EVERY_MS, work, report }, signal);
}
