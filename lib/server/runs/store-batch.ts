import type { Clock } from "@/lib/fusion/ports";
import type { EventBatch, RunStore } from "./run-store";

const BACKOFF_MS = [50, 200, 800, 2_000];

/** Appends a batch, again and again where the store fails; `failed` once the patience of about three seconds is over. */
export async function storeBatch(
  store: RunStore,
  batch: EventBatch,
  { clock, report }: { clock: Clock; report: (what: string, cause: unknown) => void },
): Promise<"stored" | "refused" | "failed"> {
  for (const backoffMs of [...BACKOFF_MS, null]) {
    try {
      return await store.append(batch);
    } catch (cause) {
      report(`The log of ${batch.runId} could not be written`, cause);
      if (backoffMs !== null) await clock.sleep(backoffMs, new AbortController().signal);
    }
  }
  return "failed";
}
