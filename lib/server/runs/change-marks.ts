import type { RunClient } from "@/lib/contract/run-client";
import type { ChangeMarks, RunMarksView } from "@/lib/contract/run-marks";
import { accept, type Outcome } from "@/lib/server/refusal";
import { findOwnRun, refuseMissing } from "./find-own-run";
import type { RunServiceDeps } from "./run-service-deps";

type MarkDeps = Pick<RunServiceDeps, "store" | "clock">;

export async function changeMarks(
  { ownerId, runId, change }: { ownerId: string; runId: string; change: ChangeMarks },
  deps: MarkDeps,
): Promise<Outcome<RunMarksView>> {
  const run = await findOwnRun({ ownerId, runId }, deps);
  if (!run.ok) return run;
  const { title, note, starred, tags } = change;
  const starredAtMs = starred === undefined ? undefined : starred ? deps.clock.now() : null;
  await deps.store.mark(runId, { title, note, starredAtMs, tags });
  return getMarks({ ownerId, runId }, deps);
}

export async function getMarks(
  own: { ownerId: string; runId: string },
  deps: Pick<RunServiceDeps, "store">,
): Promise<Outcome<RunMarksView>> {
  const run = await findOwnRun(own, deps);
  if (!run.ok) return run;
  const marks = await deps.store.findMarks(own.runId);
  if (!marks) return refuseMissing();
  const { title, note, starredAtMs, tags } = marks;
  return accept({ title, note, starred: starredAtMs !== null, tags });
}

/** What the program said that asked for it; null: a page asked. */
export async function getClient(
  own: { ownerId: string; runId: string },
  deps: Pick<RunServiceDeps, "store">,
): Promise<Outcome<RunClient | null>> {
  const run = await findOwnRun(own, deps);
  return run.ok ? accept(await deps.store.findClient(own.runId)) : run;
}
