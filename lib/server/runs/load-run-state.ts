import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import type { RunStore } from "./run-store";

/** What a run's log folds to: the state the last session left, and the events since. Null where there is no such run. */
export async function loadRunState(
  store: RunStore,
  runId: string,
): Promise<{ request: RunRequest; state: RunState } | null> {
  const checkpoint = await store.findCheckpoint(runId);
  if (!checkpoint) return null;
  let state = checkpoint.state ?? EMPTY_RUN;
  for (;;) {
    const events = await store.readEvents(runId, state.lastSeq);
    if (events.length === 0) return { request: checkpoint.request, state };
    state = events.reduce(reduceRun, state);
  }
}
