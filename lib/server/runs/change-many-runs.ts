import { type Bulk, type BulkResult, MAX_TAGS } from "@/lib/contract/run-marks";
import { deleteRun } from "./delete-run";
import { findOwnRun } from "./find-own-run";
import type { RunServiceDeps } from "./run-service-deps";
import type { MarkChange } from "./run-store";

type BulkDeps = Pick<RunServiceDeps, "store" | "executor" | "clock">;

/** So many at once that runs which have to be stopped first are waited for together, and the database has room for others. */
const AT_ONCE = 8;

/** See `RunService.changeMany`. */
export async function changeManyRuns(
  { ownerId, bulk }: { ownerId: string; bulk: Bulk },
  deps: BulkDeps,
): Promise<BulkResult> {
  const ids = [...new Set(bulk.ids)];
  const changed: string[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const done = await Promise.all(some.map((runId) => changeOne({ ownerId, runId, bulk }, deps)));
    changed.push(...some.filter((_, index) => done[index]));
  }
  return { ids: changed };
}

async function changeOne(
  { ownerId, runId, bulk }: { ownerId: string; runId: string; bulk: Bulk },
  deps: BulkDeps,
): Promise<boolean> {
  if (bulk.action === "delete") return (await deleteRun({ ownerId, runId }, deps)).ok;
  if (!(await findOwnRun({ ownerId, runId }, deps)).ok) return false;
  const change = await toMarkChange(runId, bulk, deps);
  return change !== null && deps.store.mark(runId, change);
}

/** Null where a run has all the tags it may have. */
async function toMarkChange(
  runId: string,
  bulk: Exclude<Bulk, { action: "delete" }>,
  { store, clock }: BulkDeps,
): Promise<MarkChange | null> {
  const marks = await store.findMarks(runId);
  if (!marks) return null;
  if (!("tag" in bulk)) {
    // Starring what is starred leaves the moment at which it was.
    return { starredAtMs: bulk.action === "star" ? (marks.starredAtMs ?? clock.now()) : null };
  }
  const others = marks.tags.filter((tag) => tag !== bulk.tag);
  if (bulk.action === "untag") return { tags: others };
  return others.length < MAX_TAGS ? { tags: [...others, bulk.tag] } : null;
}
