/**
 * Budgets: before a run's pool starts, or more is asked of a run, the most that it may cost is held back from the month of its owner
 * and of the instance, and from the day and month of the API token that asks; at the end of its session what it truly spent is
 * counted instead. Called by the run service. Days and months are the calendar's, in UTC.
 */
import type { TokenSpending } from "@/lib/contract/tokens";
import type { BudgetView } from "@/lib/contract/usage";
import { type Cost, fromMicroUsd, toMicroUsd } from "@/lib/fusion/cost";
import type { Clock } from "@/lib/fusion/ports";
import { accept, type Outcome } from "@/lib/server/refusal";
import { tokenScope } from "@/lib/server/tokens/token-scope";
import { type BudgetStore, INSTANCE_SCOPE, type TokenCaps } from "./budget-store";
import { dayOf, monthOf } from "./calendar";
import { refuseLimit, refuseUnpriced } from "./refuse-limit";

/** From here on the screens warn. */
export const WARN_FROM = 0.8;

/** The run that money is held for, and who asks for the work: a token, or (null) a person. */
export interface Holder {
  runId: string;
  ownerId: string;
  token: TokenCaps | null;
}

/** A run whose session has ended. */
export interface Settled {
  runId: string;
  ownerId: string;
  /** Who is counted what was spent where nothing was held: a bill that came late, or what a crash gave back. Null: no token. */
  tokenId: string | null;
}

export interface Budgets {
  /** `worst`: the most that the work asked for may cost. */
  hold(holder: Holder, worst: Cost): Promise<Outcome<null>>;
  /** Where what it was held for is not done after all, and the run may go on with what else is held for it. */
  giveBack(holder: Holder, worst: Cost): Promise<void>;
  /** Gives back all that is held for the run; `spentUsd` is what it cost since it was last settled. */
  settle(run: Settled, spentUsd: number): Promise<void>;
  /** The budgets that an owner is held to; empty where there are none. */
  view(ownerId: string): Promise<BudgetView[]>;
  /** What the runs of these API tokens came to, today and this month, by the tokens' ids. */
  ofTokens(ids: readonly string[]): Promise<Map<string, { today: TokenSpending; month: TokenSpending }>>;
}

interface BudgetDeps {
  store: BudgetStore;
  clock: Pick<Clock, "now">;
}

const NO_LIMITS = { account: null, instance: null };

export function createBudgets({ store, clock }: BudgetDeps): Budgets {
  const now = () => {
    const atMs = clock.now();
    return { atMs, month: monthOf(atMs), day: dayOf(atMs) };
  };

  return {
    view: (ownerId) => viewBudgets(ownerId, { store, clock }),
    ofTokens: (ids) => readTokens(ids, { store, clock }),
    async hold(holder, worst) {
      const { ownerId, token } = holder;
      const limits = await store.limits(ownerId);
      const caps = [limits.account, limits.instance, token?.dailyCapMicroUsd, token?.monthlyCapMicroUsd];
      if (worst.usd === null && caps.some((cap) => cap != null)) return refuseUnpriced(limits);
      const microUsd = toMicroUsd(worst.usd ?? 0);
      const { month, day, ...at } = now();
      const reached = await store.hold({ ...holder, ...at, month, day, microUsd, limits });
      if (reached === null) return accept(null);
      const scopes = { account: ownerId, instance: INSTANCE_SCOPE };
      const scope = reached in scopes ? scopes[reached as keyof typeof scopes] : tokenScope(token?.id ?? "");
      const figures = await store.figures(scope, reached === "token-day" ? day : month);
      return refuseLimit({ reached, figures, limits, token, worst });
    },
    async giveBack(holder, worst) {
      const microUsd = -toMicroUsd(worst.usd ?? 0);
      // What was held is given back, whatever has become of the caps.
      const token = holder.token && { id: holder.token.id, dailyCapMicroUsd: null, monthlyCapMicroUsd: null };
      if (microUsd !== 0) await store.hold({ ...holder, ...now(), token, microUsd, limits: NO_LIMITS });
    },
    settle({ runId, ownerId, tokenId }, spentUsd) {
      const { month, day } = now();
      return store.settle({ runId, ownerId, tokenId, month, day, spentMicroUsd: toMicroUsd(spentUsd) });
    },
  };
}

async function viewBudgets(ownerId: string, { store, clock }: BudgetDeps): Promise<BudgetView[]> {
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

async function readTokens(ids: readonly string[], { store, clock }: BudgetDeps) {
  const [day, month] = [dayOf(clock.now()), monthOf(clock.now())];
  const figures = await store.figuresOf(ids.map(tokenScope), [day, month]);
  const spending = (id: string, period: string): TokenSpending => {
    const found = figures.find((one) => one.scope === tokenScope(id) && one.month === period);
    const { spentMicroUsd = 0, reservedMicroUsd = 0 } = found ?? {};
    return { spentUsd: fromMicroUsd(spentMicroUsd), heldUsd: fromMicroUsd(reservedMicroUsd) };
  };
  return new Map(ids.map((id) => [id, { today: spending(id, day), month: spending(id, month) }]));
}
