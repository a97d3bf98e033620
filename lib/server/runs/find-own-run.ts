import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { isRunId } from "./run-id";
import type { RunRecord, RunStore } from "./run-store";

/** Someone else's run, one that never was, and what is no id at all: the same answer. */
export async function findOwnRun(
  { ownerId, runId }: { ownerId: string; runId: string },
  { store }: { store: RunStore },
): Promise<Outcome<RunRecord>> {
  const run = isRunId(runId) ? await store.find(runId) : null;
  return run?.ownerId === ownerId ? accept(run) : refuseMissing();
}

export function refuseMissing(): ReturnType<typeof refuse> {
  return refuse("not-found", "There is no such run, or it is not yours. It may have been deleted.");
}

/** No session of this run has ended since the last began. */
export function isUnfinished({ status }: Pick<RunRecord, "status">): boolean {
  return status === "queued" || status === "running";
}
