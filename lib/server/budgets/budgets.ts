/**
 * Monthly budgets: before a run's pool starts, or more is asked of a run, the most that it may cost is held back; at the end of
 * its session what it truly spent is counted instead. Called by the run service. Months are calendar months in UTC.
 */
import type { TokenSpending } from "@/lib/contract/tokens";
import type { BudgetView } from "@/lib/contract/usage";
import { type Cost, fromMicroUsd, toMicroUsd } from "@/lib/fusion/cost";
import type { Clock } from "@/lib/fusion/ports";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { tokenScope } from "@/lib/server/tokens/token-scope";
import { type BudgetStore, INSTANCE_SCOPE, type Month } from "./budget-store";

/** From here on the screens warn. */
export const WARN_FROM = 0.8;

export interface Budgets {
  /** `worst`: the most that the work asked for may cost. */
  hold(run: { runId: string; ownerId: string }, worst: Cost): Promise<Outcome<null>>;
  /** Where what it was held for is not done after all, and the run may go on with what else is held for it. */
  giveBack(runId: string, ownerId: string, worst: Cost): Promise<void>;
  /** Gives back all that is held for the run; `spentUsd` is what it cost since it was last settled. */
  settle(run: { runId: string; ownerId: string }, spentUsd: number): Promise<void>;
  /** The budgets that an owner is held to; empty where there are none. */
  view(ownerId: string): Promise<BudgetView[]>;
  /** What the runs of these API tokens came to, today and this month, by the tokens' ids. */
  ofTokens(ids: readonly string[]): Promise<Map<string, { today: TokenSpending; month: TokenSpending }>>;
}

export function createBudgets({ store, clock }: { store: BudgetStore; clock: Pick<Clock, "now"> }): Budgets {
  async function view(ownerId: string): Promise<BudgetView[]> {
    const month = monthOf(clock.now());
    const limits = await store.limits(ownerId);
    const scopes = [
      { scope: "account" as const, key: ownerId, limit: limits.account },
      { scope: "instance" as const, key: INSTANCE_SCOPE, limit: limits.instance },
    ];
    const views = scopes.map(async ({ scope, key, limit }) => {
      if (limit === null) return [];
      const { spentMicroUsd, reservedMicroUsd } = await store.figures(key, month);
      const warning = spentMicroUsd + reservedMicroUsd >= limit * WARN_FROM;
      const [limitUsd, spentUsd, heldUsd] = [limit, spentMicroUsd, reservedMicroUsd].map(fromMicroUsd) as [
        number,
        number,
        number,
      ];
      return [{ scope, month, limitUsd, spentUsd, heldUsd, warning }];
    });
    return (await Promise.all(views)).flat();
  }

  async function ofTokens(ids: readonly string[]) {
    const atMs = clock.now();
    const figures = await store.figuresOf(ids.map(tokenScope), [dayOf(atMs), monthOf(atMs)]);
    const spending = (id: string, month: Month): TokenSpending => {
      const found = figures.find((one) => one.scope === tokenScope(id) && one.month === month);
      const { spentMicroUsd = 0, reservedMicroUsd = 0 } = found ?? {};
      return { spentUsd: fromMicroUsd(spentMicroUsd), heldUsd: fromMicroUsd(reservedMicroUsd) };
    };
    return new Map(
      ids.map((id) => [id, { today: spending(id, dayOf(atMs)), month: spending(id, monthOf(atMs)) }]),
    );
  }

  return {
    view,
    ofTokens,
    async hold({ runId, ownerId }, worst) {
      const limits = await store.limits(ownerId);
      const isLimited = limits.account !== null || limits.instance !== null;
      if (worst.usd === null && isLimited) return refuse("unpriced-model", UNPRICED);
      const microUsd = toMicroUsd(worst.usd ?? 0);
      const atMs = clock.now();
      const reached = await store.hold({ runId, ownerId, month: monthOf(atMs), microUsd, atMs, limits });
      if (reached === null) return accept(null);
      const budget = (await view(ownerId)).find(({ scope }) => scope === reached);
      return refuse("over-budget", describe(reached, budget, worst));
    },
    async giveBack(runId, ownerId, worst) {
      const atMs = clock.now();
      const microUsd = -toMicroUsd(worst.usd ?? 0);
      const limits = { account: null, instance: null };
      if (microUsd !== 0) await store.hold({ runId, ownerId, month: monthOf(atMs), microUsd, atMs, limits });
    },
    settle: ({ runId, ownerId }, spentUsd) =>
      store.settle({ runId, ownerId, month: monthOf(clock.now()), spentMicroUsd: toMicroUsd(spentUsd) }),
  };
}

const UNPRICED =
  "The price of a model in this run is not known, so that your monthly budget could not be kept: choose priced models.";

function describe(scope: "account" | "instance", budget: BudgetView | undefined, worst: Cost): string {
  const whose = scope === "account" ? "Your budget" : "This server's budget";
  const held = budget && budget.heldUsd > 0 ? ` and $${budget.heldUsd} held for runs under way` : "";
  const state = budget ? ` is $${budget.limitUsd}, with $${budget.spentUsd} spent${held}` : " is used up";
  return `${whose} for this month${state}. This may cost up to $${worst.usd}: lower the output limits, choose cheaper models, or ask for a higher budget.`;
}

function dayOf(atMs: number): Month {
  return new Date(atMs).toISOString().slice(0, 10);
}

function monthOf(atMs: number): Month {
  return new Date(atMs).toISOString().slice(0, 7);
}
