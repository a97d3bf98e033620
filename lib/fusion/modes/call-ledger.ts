import { addCosts, addUsage, type Cost, type Usage } from "@/lib/fusion/cost";
import { type Bill, joinSpent } from "@/lib/fusion/late-costs";
import type { CallEnd } from "@/lib/fusion/run-events";

/** The calls one fusion made, to be summed at its end. */
export interface CallLedger {
  book(end: BookedCall): void;
  total(): { usage: Usage | null; cost: Cost; bill?: Bill; served: boolean; servedBy: string | null };
  /** Milliseconds since the fusion's start of its judge's first token. */
  firstTokenMs: number | null;
}

type BookedCall = Pick<CallEnd, "usage" | "cost" | "bill" | "served" | "servedBy">;

export function createLedger(): CallLedger {
  const ends: BookedCall[] = [];
  return {
    firstTokenMs: null,
    book(end) {
      ends.push(end);
    },
    total() {
      const billed = ends.filter((end) => end.served || end.cost.usd !== null);
      const { bill } = joinSpent(...billed);
      return {
        usage: addUsage(billed.map((end) => end.usage)),
        cost: addCosts(billed.map((end) => end.cost)),
        ...(bill && { bill }),
        served: billed.some((end) => end.served),
        servedBy: ends.findLast((end) => end.servedBy !== null)?.servedBy ?? null,
      };
    },
  };
}
