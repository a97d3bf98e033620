/**
 * A run's events from any seq on, in batches: from memory where the run is live here, else from the log, and then as
 * they come. Pull-based: a slow reader holds nothing back and makes nothing pile up, it only reads larger pages later.
 */
import type { Clock } from "@/lib/fusion/ports";
import type { RunEvent } from "@/lib/fusion/run-events";
import { createDeferred } from "./deferred";
import type { RunExecutor } from "./run-executor";
import type { RunStore } from "./run-store";

/** How often the log of a run is looked at that another process executes, or that waits to be taken up. */
const POLL_MS = 500;

export interface FollowDeps {
  store: RunStore;
  executor: Pick<RunExecutor, "find">;
  clock: Clock;
}

/** Ends when the run has ended and all was read, when it is deleted, or when `signal` aborts. */
export async function* followRun(
  runId: string,
  afterSeq: number,
  { store, executor, clock }: FollowDeps,
  signal: AbortSignal,
): AsyncGenerator<RunEvent[]> {
  let seq = afterSeq;
  while (!signal.aborted) {
    const live = executor.find(runId);
    // Taken before reading: a batch that is published meanwhile must not be slept over.
    const changed = live?.changed();
    const events = live?.after(seq) ?? (await store.readEvents(runId, seq));
    const last = events.at(-1);
    if (last) {
      seq = last.seq;
      yield events;
    } else if (changed) {
      await untilChanged(changed, signal);
    } else {
      const run = await store.find(runId);
      if (!run) return;
      if (run.lastSeq > seq || executor.find(runId)) continue;
      if (run.status !== "queued" && run.status !== "running") return;
      await clock.sleep(POLL_MS, signal);
    }
  }
}

/** A promise of the abort for each wait: one for all of them would hold on to every race it was in, for hours. */
async function untilChanged(changed: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const gone = createDeferred();
  signal.addEventListener("abort", gone.resolve, { once: true });
  await Promise.race([changed, gone.promise]);
  signal.removeEventListener("abort", gone.resolve);
}
