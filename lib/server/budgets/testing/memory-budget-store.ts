import type { BudgetStore, Hold, MonthFigures } from "@/lib/server/budgets/budget-store";
import { countedIn, limitOf } from "@/lib/server/budgets/counted-in";
import { type HeldPart, shareOut } from "@/lib/server/budgets/share-out";

interface Held extends HeldPart {
  runId: string;
  atMs: number;
}

/** A store that forgets: for tests. `limits` are what an admin set. */
export function createMemoryBudgetStore(
  limits: Hold["limits"] = { account: null, instance: null },
): BudgetStore & { setLimits(next: Partial<Hold["limits"]>): void } {
  const months = new Map<string, MonthFigures>();
  let held: Held[] = [];
  const row = ({ scope, month }: { scope: string; month: string }): MonthFigures => {
    const key = `${scope} ${month}`;
    const known = months.get(key) ?? { spentMicroUsd: 0, reservedMicroUsd: 0 };
    months.set(key, known);
    return known;
  };
  let current = limits;
  return {
    setLimits(next) {
      current = { ...current, ...next };
    },
    async hold(hold) {
      const { runId, ownerId, month, microUsd, atMs, token } = hold;
      const tokenId = token?.id ?? null;
      const before = held.find((one) => one.runId === runId && one.tokenId === tokenId);
      const now = { ownerId, month, tokenId, day: token && hold.day };
      const counters = countedIn(before ? { ...before, ownerId } : now);
      for (const counter of counters) {
        const { spentMicroUsd, reservedMicroUsd } = row(counter);
        const limit = limitOf(hold, counter.limit);
        if (limit !== null && spentMicroUsd + reservedMicroUsd + microUsd > limit) return counter.limit;
      }
      for (const counter of counters) row(counter).reservedMicroUsd += microUsd;
      if (before) before.microUsd += microUsd;
      else held.push({ runId, ...now, microUsd, atMs });
      return null;
    },
    async settle({ runId, ownerId, tokenId, month, day, spentMicroUsd }) {
      const own = held.filter((one) => one.runId === runId);
      held = held.filter((one) => one.runId !== runId);
      const nothing = { ownerId, month, tokenId, day, microUsd: 0 };
      for (const share of shareOut(spentMicroUsd, own.length > 0 ? own : [nothing])) {
        for (const counter of countedIn(share)) {
          const figures = row(counter);
          figures.spentMicroUsd += share.spentMicroUsd;
          figures.reservedMicroUsd -= share.microUsd;
        }
      }
    },
    figures: async (scope, month) => ({ ...row({ scope, month }) }),
    figuresOf: async (scopes, asked) =>
      scopes.flatMap((scope) =>
        asked.flatMap((month) => {
          const figures = months.get(`${scope} ${month}`);
          return figures ? [{ scope, month, ...figures }] : [];
        }),
      ),
    async listHeldBefore(atMs) {
      const old = held.filter((one) => one.atMs < atMs);
      old.sort((a, b) => b.atMs - a.atMs);
      const runs = new Map(old.map(({ runId, ownerId, atMs: at }) => [runId, { runId, ownerId, atMs: at }]));
      return [...runs.values()];
    },
    limits: async () => current,
  };
}
