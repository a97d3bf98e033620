import { type Chore, keepDoing } from "@/lib/server/keep-doing";
import type { WorkSlots } from "./work-slots";

/** Three times within what a slot is held for. */
const RENEW_EVERY_MS = 10_000;

/** Holds the slots of what is under way in this process until `signal` aborts. */
export function keepSlots(
  { slots, report }: { slots: Pick<WorkSlots, "renew"> } & Pick<Chore, "report">,
  signal: AbortSignal,
): Promise<void> {
  const work = slots.renew;
  return keepDoing(
    { failure: "The slots of runs could not be renewed", everyMs: RENEW_EVERY_MS, work, report },
    signal,
  );
}
