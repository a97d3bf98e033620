import type { Amounts, Usage } from "@/lib/contract/usage";
import { UNKNOWN } from "./format";
import { decimalsOf, formatExactUsd } from "./format-exact-usd";

/** What a page's tables have in common: their columns, and decimals so that their totals read the same. */
export interface SpentColumns {
  spentDecimals: number;
  /** Null: nothing was guessed, and there is no such column. */
  estimatedDecimals: number | null;
  hasUnknown: boolean;
}

export function toSpentColumns({ total, days, profiles, models, connections, people }: Usage): SpentColumns {
  const rows = [total, ...days, ...profiles, ...models, ...connections, ...(people ?? [])];
  return {
    spentDecimals: decimalsOf(rows.map(({ knownUsd }) => knownUsd)),
    estimatedDecimals:
      total.estimatedUsd > 0 ? decimalsOf(rows.map(({ estimatedUsd }) => estimatedUsd)) : null,
    hasUnknown: total.unknownCalls > 0,
  };
}

/** What is known; where nothing but unknown costs are, that, and never zero. */
export function formatSpent({ knownUsd, estimatedUsd, unknownCalls }: Amounts, decimals?: number): string {
  const nothingKnown = knownUsd === 0 && estimatedUsd === 0 && unknownCalls > 0;
  return nothingKnown ? UNKNOWN : formatExactUsd(knownUsd, decimals);
}
