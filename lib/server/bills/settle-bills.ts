/**
 * Puts runs right by what providers tell of their cost after the call: where a stream was cut off, nobody was told what it came
 * to. Called by the container, again and again. A bill that is never told leaves the estimate, labelled as one.
 */
import type { Clock } from "@/lib/fusion/ports";
import { type Chore, keepDoing } from "@/lib/server/keep-doing";
import type { LateCost } from "@/lib/server/models/connection";
import type { Outcome } from "@/lib/server/refusal";
import type { BillStore, PendingBill } from "./bill-store";

/** A provider is asked after each of these waits, and then no more: its books are closed within the hour. */
const WAITS_MS = [10_000, 30_000, 120_000, 600_000, 3_600_000] as const;
const ASK_LIMIT_MS = 10_000;
const BATCH = 20;

export interface BillDeps {
  store: BillStore;
  clock: Clock;
  /** Asks the connection that the model was called through, as its owner has it now. */
  tellCost(bill: PendingBill, signal: AbortSignal): Promise<LateCost>;
  /** Corrects the run. */
  settleRun(bill: PendingBill, usd: number): Promise<Outcome<unknown>>;
  /** Corrects what was measured of the call. */
  settleCall(generationId: string, usd: number): Promise<void>;
}

/** What a session left open, to be asked for from now on. */
export function noteBills(
  calls: readonly Pick<PendingBill, "generationId" | "model">[],
  run: Pick<PendingBill, "ownerId" | "runId">,
  { store, clock }: Pick<BillDeps, "store" | "clock">,
): Promise<void> {
  const nextTryAtMs = clock.now() + WAITS_MS[0];
  return store.add(
    calls.map(({ generationId, model }) => ({ generationId, model, ...run, tries: 0, nextTryAtMs })),
  );
}

/** Every few seconds until `signal` aborts. Resolves after the first round. */
export function keepBillsSettled(deps: BillDeps & Pick<Chore, "report">, signal: AbortSignal): Promise<void> {
  const work = () => settleBills(deps);
  return keepDoing({ failure: "Bills could not be settled", everyMs: 5_000, work, ...deps }, signal);
}

/** One round over those that are due. */
export async function settleBills(deps: BillDeps): Promise<void> {
  for (const bill of await deps.store.findDue(deps.clock.now(), BATCH)) await settleBill(bill, deps);
}

async function settleBill(bill: PendingBill, deps: BillDeps): Promise<void> {
  const told = await askWithin(ASK_LIMIT_MS, bill, deps);
  if (told.kind === "not-yet") return postpone(bill, deps);
  if (told.kind === "known") {
    const settled = await deps.settleRun(bill, told.usd);
    // Another process may be at work on the run. A run that was deleted needs no correction; what it cost stays spent.
    if (!settled.ok && settled.refusal.code === "busy") return postpone(bill, deps);
    await deps.settleCall(bill.generationId, told.usd);
  }
  await deps.store.remove(bill.generationId);
}

async function askWithin(ms: number, bill: PendingBill, { clock, tellCost }: BillDeps): Promise<LateCost> {
  const answered = new AbortController();
  const limit = new AbortController();
  void clock.sleep(ms, answered.signal).then(() => limit.abort());
  try {
    return await tellCost(bill, limit.signal);
  } finally {
    answered.abort();
  }
}

async function postpone({ generationId, tries }: PendingBill, { store, clock }: BillDeps): Promise<void> {
  const waitMs = WAITS_MS[tries + 1];
  if (waitMs === undefined) return store.remove(generationId);
  await store.postpone({ generationId, tries: tries + 1, nextTryAtMs: clock.now() + waitMs });
}
