import { addCosts, addUsage, type Cost, type Usage } from "@/lib/fusion/cost";
import type { CallEnd } from "@/lib/fusion/run-events";

/** The calls one fusion made, to be summed at its end. */
export interface CallLedger {
  book(end: Pick<CallEnd, "usage" | "cost" | "served" | "servedBy">): void;
  total(): { usage: Usage | null; cost: Cost; served: boolean; servedBy: string | null };
  /** Milliseconds since the fusion's start of its judge's first token. */
  firstTokenMs: number | null;
}

export function createLedger(): CallLedger {
  const ends: Pick<CallEnd, "usage" | "cost" | "served" | "servedBy">[] = [];
  return {
    firstTokenMs: null,
    book(end) {
      ends.push(end);
    },
    total() {
      const billed = ends.filter((end) => end.served || end.cost.usd !== null);
      return {
        usage: addUsage(billed.map((end) => end.usage)),
        cost: addCosts(billed.map((end) => end.cost)),
        served: billed.some((end) => end.served),
        servedBy: ends.findLast((end) => end.servedBy !== null)?.servedBy ?? null,
      };
    },
  };
}
