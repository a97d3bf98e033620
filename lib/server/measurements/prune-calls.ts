/** Measured calls are not kept for ever. Called by the container, as long as its process lives. */
import type { Clock } from "@/lib/fusion/ports";
import type { CallStore } from "./call-store";

/** What was spent is counted from them: a year and a month, so that a month can be held against the same one a year ago. */
export const KEEP_CALLS_DAYS = 400;
export const KEEP_CALLS_MS = KEEP_CALLS_DAYS * 24 * 3_600_000;

const PRUNE_EVERY_MS = 3_600_000;

interface PruneDeps {
  store: Pick<CallStore, "deleteBefore">;
  clock: Clock;
  report: (what: string, cause: unknown) => void;
}

/** Deletes at once and then every hour, until `signal` aborts. Resolves then; never rejects. */
export async function keepCallsPruned(
  { store, clock, report }: PruneDeps,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await store.deleteBefore(clock.now() - KEEP_CALLS_MS);
    } catch (cause) {
      report("Old measured calls could not be deleted", cause);
    }
    await clock.sleep(PRUNE_EVERY_MS, signal);
  }
}
