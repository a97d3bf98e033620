/**
 * Costs that a provider tells only after the call: what a cut-off call came to is estimated until then. A bill keeps such calls
 * apart from the rest of a sum, so that the sum can be put right later. Used by the engine and the reducer.
 */
import { addCosts, type Cost } from "./cost";
import type { ModelId } from "./run-request";

/** A call whose true cost its provider may still tell. */
export interface OpenCall {
  /** The provider's id of what it generated. */
  generationId: string;
  /** Whose connection knows. */
  model: ModelId;
  /** What is taken for it meanwhile: estimated or unknown. */
  cost: Cost;
}

/** A sum in two parts: what will not change (null: nothing), and at least one call that may. */
export interface Bill {
  settled: Cost | null;
  open: OpenCall[];
}

/** What a part of a run spent (null: nothing), and how much of it may still change. */
export interface Spent {
  cost: Cost | null;
  bill?: Bill | undefined;
}

/** Two sums in one; what is open in either stays so. */
export function joinSpent(...parts: readonly Spent[]): Spent {
  const cost = sumOf(parts.map((part) => part.cost));
  const open = parts.flatMap(({ bill }) => bill?.open ?? []);
  if (open.length === 0) return { cost };
  return {
    cost,
    bill: { settled: sumOf(parts.map(({ bill, cost }) => (bill ? bill.settled : cost))), open },
  };
}

/** The sum once a provider has told what one of its calls cost; null where that call is not open in it. */
export function settleCall(bill: Bill | undefined, generationId: string, told: Cost): Spent | null {
  if (!bill?.open.some((call) => call.generationId === generationId)) return null;
  const settled = sumOf([bill.settled, told]);
  const open = bill.open.filter((call) => call.generationId !== generationId);
  const cost = sumOf([settled, ...open.map((call) => call.cost)]);
  return open.length === 0 ? { cost } : { cost, bill: { settled, open } };
}

/** Every call of a run whose cost may still be told. */
export function findOpenCalls({
  candidates,
  fusions,
}: {
  candidates: readonly { bill?: Bill; billBefore?: Bill }[];
  fusions: readonly { bill?: Bill }[];
}): OpenCall[] {
  const bills = [
    ...candidates.flatMap(({ bill, billBefore }) => [bill, billBefore]),
    ...fusions.map(({ bill }) => bill),
  ];
  return bills.flatMap((bill) => bill?.open ?? []);
}

function sumOf(costs: readonly (Cost | null)[]): Cost | null {
  const known = costs.filter((cost) => cost !== null);
  return known.length === 0 ? null : addCosts(known);
}
