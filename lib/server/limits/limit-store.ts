/**
 * Where it is counted how much is asked for. Implemented in the memory of a process and over Redis; one contract suite runs on
 * both. Called by the limits. Invariant: something that counts in several scopes counts in all of them or in none.
 */

/** No more than `limit` in a scope: `token:<id>` or `owner:<id>`. */
export interface Bound {
  scope: string;
  /** 1 or more. */
  limit: number;
}

/** How a scope stands after a request was counted, or refused. */
export interface Standing extends Bound {
  /** How many requests would be let through now. */
  remaining: number;
  /** Until as many are let through again as ever. */
  resetMs: number;
  /** 0: there was room. Else until there is. */
  waitMs: number;
}

/** Where one piece of work counts. */
export interface Slot {
  id: string;
  scopes: string[];
}

export interface LimitStore {
  /** Counts a request, unless a scope has no room for it. In the order of the bounds. */
  countRequest(bounds: readonly Bound[], nowMs: number): Promise<Standing[]>;
  /** Null: held now, or held before. Else the first scope that is full, and nothing is held. */
  claimSlot(
    id: string,
    bounds: readonly Bound[],
    time: { nowMs: number; untilMs: number },
  ): Promise<Bound | null>;
  /** Holds them until then, whatever the limits: also those that were lost. */
  renewSlots(slots: readonly Slot[], untilMs: number): Promise<void>;
  releaseSlot(slot: Slot): Promise<void>;
}

/** A slot that is not renewed counts no longer than this: its process is gone. */
export const SLOT_MS = 30_000;
