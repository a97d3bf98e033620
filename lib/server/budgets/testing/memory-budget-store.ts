import {
  type BudgetStore,
  type Hold,
  INSTANCE_SCOPE,
  type MonthFigures,
} from "@/lib/server/budgets/budget-store";

/** A store that forgets: for tests. `limits` are what an admin set. */
export function createMemoryBudgetStore(
  limits: Hold["limits"] = { account: null, instance: null },
): BudgetStore & { setLimits(next: Partial<Hold["limits"]>): void } {
  const months = new Map<string, MonthFigures>();
  const held = new Map<string, { ownerId: string; month: string; microUsd: number; atMs: number }>();
  const row = (scope: string, month: string): MonthFigures => {
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
    async hold({ runId, ownerId, month, microUsd, atMs, limits: asked }) {
      const rows = { account: row(ownerId, month), instance: row(INSTANCE_SCOPE, month) };
      for (const scope of ["account", "instance"] as const) {
        const { spentMicroUsd, reservedMicroUsd } = rows[scope];
        const limit = asked[scope];
        if (limit !== null && spentMicroUsd + reservedMicroUsd + microUsd > limit) return scope;
      }
      for (const one of Object.values(rows)) one.reservedMicroUsd += microUsd;
      const before = held.get(runId);
      held.set(runId, { ownerId, month, atMs, ...before, microUsd: (before?.microUsd ?? 0) + microUsd });
      return null;
    },
    async settle({ runId, ownerId, month, spentMicroUsd }) {
      const hold = held.get(runId);
      held.delete(runId);
      for (const scope of [hold?.ownerId ?? ownerId, INSTANCE_SCOPE]) {
        const figures = row(scope, hold?.month ?? month);
        figures.spentMicroUsd += spentMicroUsd;
        figures.reservedMicroUsd -= hold?.microUsd ?? 0;
      }
    },
    figures: async (scope, month) => ({ ...row(scope, month) }),
    figuresOf: async (scopes, asked) =>
      scopes.flatMap((scope) =>
        asked.flatMap((month) => {
          const figures = months.get(`${scope} ${month}`);
          return figures ? [{ scope, month, ...figures }] : [];
        }),
      ),
    listHeldBefore: async (atMs) =>
      [...held]
        .filter(([, hold]) => hold.atMs < atMs)
        .map(([runId, { ownerId, month }]) => ({ runId, ownerId, month })),
    limits: async () => current,
  };
}
