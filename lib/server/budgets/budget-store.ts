/**
 * What owners, API tokens and the whole instance spent, and what is held back for runs under way. Implemented over Prisma and in
 * memory; one contract suite runs on both. Invariant: under a limit, what is spent and held back never exceeds it, however many
 * ask at once.
 */
export const INSTANCE_SCOPE = "instance";

/** As in 2026-11, UTC. */
export type Month = string;
/** As in 2026-11-28, UTC. */
export type Day = string;

export interface MonthFigures {
  spentMicroUsd: number;
  reservedMicroUsd: number;
}

export interface ScopeFigures extends MonthFigures {
  scope: string;
  /** Of a token also a day. */
  month: Month | Day;
}

/** An API token that asks, with what it may spend; null: no cap. */
export interface TokenCaps {
  id: string;
  dailyCapMicroUsd: number | null;
  monthlyCapMicroUsd: number | null;
}

export interface Hold {
  runId: string;
  ownerId: string;
  month: Month;
  day: Day;
  /** Added to what is held for the run already. */
  microUsd: number;
  atMs: number;
  /** In micro-dollars; null: no limit. */
  limits: { account: number | null; instance: number | null };
  /** Null: none asks. */
  token: TokenCaps | null;
}

/** Whose limit does not allow it. */
export type Limit = "account" | "instance" | "token-month" | "token-day";

export interface Settlement {
  runId: string;
  ownerId: string;
  /** These three where nothing was held: what was is counted for whom, in the month and on the day it was held. */
  tokenId: string | null;
  month: Month;
  day: Day;
  spentMicroUsd: number;
}

export interface HeldRun {
  runId: string;
  ownerId: string;
  /** Since when. */
  atMs: number;
}

export interface BudgetStore {
  /** Which limit does not allow it, with nothing held then; null: it is held. */
  hold(hold: Hold): Promise<Limit | null>;
  /**
   * Gives back what is held for the run and counts what it spent instead. Where several asked for work of one run, a person and a
   * token, each is counted as much of it as was held for them.
   */
  settle(run: Settlement): Promise<void>;
  figures(scope: string, month: Month | Day): Promise<MonthFigures>;
  /** Of all of these at once; what has nothing counted is left out. */
  figuresOf(scopes: readonly string[], months: readonly (Month | Day)[]): Promise<ScopeFigures[]>;
  /** Runs for which something has been held since before `atMs`. */
  listHeldBefore(atMs: number): Promise<HeldRun[]>;
  /** What the admin set: micro-dollars a month, null for no limit. */
  limits(ownerId: string): Promise<Hold["limits"]>;
}
