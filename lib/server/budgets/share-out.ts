import type { Day, Month } from "./budget-store";

/** What is held for one who asked for work of a run. */
export interface HeldPart {
  ownerId: string;
  month: Month;
  /** Null: for a person. */
  tokenId: string | null;
  day: Day | null;
  microUsd: number;
}

/**
 * What each of several holders is counted of what a run spent, in proportion to what was held for them, in whole micro-dollars that
 * add up: the first one takes what dividing leaves.
 */
export function shareOut(
  spentMicroUsd: number,
  held: readonly HeldPart[],
): (HeldPart & { spentMicroUsd: number })[] {
  const total = held.reduce((sum, { microUsd }) => sum + microUsd, 0);
  const shares = held.map(({ microUsd }) => (total > 0 ? Math.trunc((spentMicroUsd * microUsd) / total) : 0));
  const left = spentMicroUsd - shares.reduce((sum, share) => sum + share, 0);
  return held.map((part, index) => ({
    ...part,
    spentMicroUsd: (shares[index] ?? 0) + (index === 0 ? left : 0),
  }));
}
