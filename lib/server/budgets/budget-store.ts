/**
 * What owners and the whole instance spent in a month, and what is held back for runs under way. Implemented over Prisma and in
 * memory; one contract suite runs on both. Invariant: under a limit, what is spent and held back never exceeds it, however many
 * ask at once.
 */
export const INSTANCE_SCOPE = "instance";

/** As in 2026-11, UTC. */
export type Month = string;

export interface MonthFigures {
  spentMicroUsd: number;
  reservedMicroUsd: number;
}

export interface ScopeFigures extends MonthFigures {
  scope: string;
  month: Month;
}

export interface Hold {
  runId: string;
  ownerId: string;
  month: Month;
  /** Added to what is held for the run already. */
  microUsd: number;
  atMs: number;
  /** In micro-dollars; null: no limit. */
  limits: { account: number | null; instance: number | null };
}

export interface BudgetStore {
  /** Which limit does not allow it, with nothing held then; null: it is held. */
  hold(hold: Hold): Promise<"account" | "instance" | null>;
  /** Gives back what is held for the run and counts what it spent instead, in the month it was held in (`month`: where nothing was). */
  settle(run: { runId: string; ownerId: string; month: Month; spentMicroUsd: number }): Promise<void>;
  figures(scope: string, month: Month): Promise<MonthFigures>;
  /** Of all of these at once; what has nothing counted is left out. */
  figuresOf(scopes: readonly string[], months: readonly Month[]): Promise<ScopeFigures[]>;
  /** Runs for which something has been held since before `atMs`. */
  listHeldBefore(atMs: number): Promise<{ runId: string; ownerId: string; month: Month }[]>;
  /** What the admin set: micro-dollars a month, null for no limit. */
  limits(ownerId: string): Promise<Hold["limits"]>;
}
