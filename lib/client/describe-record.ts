import type { ProfileRecord } from "@/lib/contract/profiles";
import type { Mode } from "@/lib/fusion/run-request";
import { formatCount, formatUsd, UNKNOWN } from "./format";

/** "1 run", "12 runs". */
export function describeRuns({ runs }: ProfileRecord): string {
  return `${formatCount(runs)} ${runs === 1 ? "run" : "runs"}`;
}

/** "$0.012 a run", "$0.012 a run, 2 unknown"; null before the first. What nobody said is in no mean. */
export function describeMeanCost({ runs, costUsd }: ProfileRecord): string | null {
  if (runs === 0) return null;
  if (costUsd.mean === null) return `cost ${UNKNOWN}`;
  const unknown = costUsd.unknown === 0 ? "" : `, ${formatCount(costUsd.unknown)} ${UNKNOWN}`;
  return `${formatUsd(costUsd.mean)} a run${unknown}`;
}

/** How often a fused answer beat the best single one, of the runs in which both stood. Null where none did. */
export function fusingWins({ fusedAs }: ProfileRecord, mode: Mode): { won: number; of: number } | null {
  // It picks and never fuses: nothing was ever beaten.
  if (mode === "best-of") return null;
  const won = fusedAs.merged ?? 0;
  const of = won + (fusedAs["best-single"] ?? 0);
  return of === 0 ? null : { won, of };
}

export interface OutcomeShare {
  kind: string;
  name: string;
  runs: number;
}

const OUTCOMES: Record<string, string> = {
  merged: "Fused answer",
  "best-single": "Best single answer",
  "only-candidate": "Only one answered",
  "as-written": "As the judge wrote it",
  "tool-calls": "Called a tool",
  "judge-failed": "The judge failed",
};

/** How its runs came out, in a fixed order; what never happened is left out. */
export function outcomeShares({ fusedAs }: ProfileRecord): OutcomeShare[] {
  return Object.entries(OUTCOMES).flatMap(([kind, name]) => {
    const runs = fusedAs[kind] ?? 0;
    return runs === 0 ? [] : [{ kind, name, runs }];
  });
}

/** Null where nobody voted. */
export function describeVotes({ votes }: ProfileRecord): string | null {
  const of = votes.fused + votes.candidate;
  if (of === 0) return null;
  return `You picked the fused answer ${formatCount(votes.fused)} of ${formatCount(of)} ${of === 1 ? "time" : "times"}.`;
}
