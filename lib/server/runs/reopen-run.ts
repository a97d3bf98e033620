/**
 * Another session of a run that is not live: asked for by a person, or after a crash. Called by the run service and by
 * the resuming of interrupted runs.
 */
import { fromMicroUsd } from "@/lib/fusion/cost";
import { isUnfinished } from "./find-own-run";
import type { LiveRun } from "./live-run";
import { loadRunState } from "./load-run-state";
import type { SessionPlan } from "./run-executor";
import { LEASE_MS, type RunServiceDeps } from "./run-service-deps";
import type { RunRecord } from "./run-store";
import { toRunEnd } from "./to-run-end";

type ReopenDeps = Pick<RunServiceDeps, "store" | "executor" | "clock" | "workerId" | "modelsOf">;

/** The run must not be live. One that a crash interrupted is resumed first, whatever is asked of it. */
export function reopenRun(
  run: RunRecord,
  asked: Pick<SessionPlan, "why" | "commands" | "tokenId">,
  deps: ReopenDeps,
): LiveRun {
  const resumed = isUnfinished(run);
  return deps.executor.launch({
    runId: run.id,
    ownerId: run.ownerId,
    startedAtMs: run.startedAtMs,
    why: resumed ? "resumed" : asked.why,
    commands: asked.commands,
    tokenId: asked.tokenId,
    settledUsd: fromMicroUsd(run.costMicroUsd ?? run.costAtLeastMicroUsd ?? 0),
    prepare: () => claimRun(run, resumed && asked.commands.length === 0, deps),
  });
}

async function claimRun(
  run: RunRecord,
  onlyResume: boolean,
  { store, clock, workerId, modelsOf }: ReopenDeps,
) {
  if (!(await store.takeLease(run, { workerId, untilMs: clock.now() + LEASE_MS }))) return null;
  const loaded = await loadRunState(store, run.id);
  if (!loaded) return null;
  const { request, state } = loaded;
  const ended = state.status === "completed" || state.status === "failed" || state.status === "stopped";
  if (ended && onlyResume) {
    // The crash came between a claim and the session's first event: what was asked for is lost, the run is whole.
    const end = toRunEnd(state, clock.now(), await modelsOf(run.ownerId));
    await store.append({ runId: run.id, workerId, events: [], end });
    return null;
  }
  return { request, from: state.lastSeq === 0 ? null : state };
}
