import { accept, type Outcome } from "@/lib/server/refusal";
import { findOwnRun, refuseMissing } from "./find-own-run";
import type { RunServiceDeps } from "./run-service-deps";

/** A run that does not end in this time is deleted under its session, whose next write is then refused. */
const STOP_PATIENCE_MS = 5_000;

export async function deleteRun(
  own: { ownerId: string; runId: string },
  deps: Pick<RunServiceDeps, "store" | "executor" | "clock">,
): Promise<Outcome<null>> {
  const run = await findOwnRun(own, deps);
  if (!run.ok) return run;
  const live = deps.executor.find(own.runId);
  if (live) {
    const ended = new AbortController();
    live.stop();
    await Promise.race([live.done, deps.clock.sleep(STOP_PATIENCE_MS, ended.signal)]);
    ended.abort();
  }
  return (await deps.store.delete(own.runId)) ? accept(null) : refuseMissing();
}
