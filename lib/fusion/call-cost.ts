/**
 * What a call that has ended cost: by its bill, else, where it was cut off, by what went by. One arithmetic for what a run says
 * of its calls and what is measured of them.
 */
import { messageChars, toolChars } from "./conversation";
import { type Cost, costOfCall, estimateCutCall, type Price } from "./cost";
import type { CallBill, ModelCall } from "./ports";

export interface EndedCall {
  call: Pick<ModelCall, "instructions" | "messages" | "tools">;
  bill: CallBill;
  /** The model's own price, for where the bill names none. */
  listed: Price | null;
  /** It ended by itself, so that a missing bill stays missing. */
  finished: boolean;
  /** A provider worked on it, so that it may have been billed. */
  served: boolean;
  outputChars: number;
}

export function callCost({ call, bill, listed, finished, served, outputChars }: EndedCall): Cost {
  const price = bill.price === undefined ? listed : bill.price;
  const cost = costOfCall({ ...bill, price });
  if (cost.source !== "unknown" || finished || !served) return cost;
  const said = call.messages.reduce((sum, message) => sum + messageChars(message), 0);
  const inputChars = said + (call.instructions?.length ?? 0) + toolChars(call.tools);
  return estimateCutCall({ inputChars, outputChars, price });
}
