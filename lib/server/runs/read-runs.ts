import type { RunList } from "@/lib/contract/runs";
import type { Thread } from "@/lib/contract/threads";
import { EMPTY_RUN, toQueuedCandidate } from "@/lib/fusion/reduce-run";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunState, RunStatus } from "@/lib/fusion/run-state";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { findOwnRun, isUnfinished, refuseMissing } from "./find-own-run";
import { followRun } from "./follow-run";
import { loadRunState } from "./load-run-state";
import { encodeCursor } from "./run-cursor";
import type { Following, RunServiceDeps } from "./run-service-deps";
import type { RunListQuery, RunRecord } from "./run-store";
import { toRunSummary } from "./to-run-summary";
import { isLeaseFree } from "./worker-id";

type ReadDeps = Pick<RunServiceDeps, "store" | "executor" | "clock" | "workerId">;

export async function getRun(
  own: { ownerId: string; runId: string },
  deps: ReadDeps,
): Promise<Outcome<RunState>> {
  const run = await findOwnRun(own, deps);
  if (!run.ok) return run;
  const live = deps.executor.find(own.runId)?.state();
  if (live && live.lastSeq > 0) return accept(live);
  const loaded = await loadRunState(deps.store, own.runId);
  if (!loaded) return refuseMissing();
  const { request, state } = loaded;
  if (state.lastSeq === 0)
    return accept({ ...toQueuedRun(run.value, request), status: statusNow(run.value, deps) });
  return accept(state.status === "running" ? { ...state, status: statusNow(run.value, deps) } : state);
}

/** A run whose first event is not stored yet. */
function toQueuedRun({ id, startedAtMs }: RunRecord, request: RunRequest): RunState {
  const { prompt, mode, pool } = request;
  const createdAt = new Date(startedAtMs).toISOString();
  return { ...EMPTY_RUN, id, prompt, createdAt, mode, request, candidates: pool.map(toQueuedCandidate) };
}

/** Unfinished, and nobody works on it: a crash interrupted it, until it is taken up again. */
function statusNow(run: RunRecord, { executor, clock, workerId }: ReadDeps): RunStatus {
  if (!isUnfinished(run) || executor.find(run.id)) return run.status;
  return isLeaseFree(run.lease, clock.now(), workerId) ? "interrupted" : run.status;
}

export async function listRuns(query: RunListQuery, deps: ReadDeps): Promise<RunList> {
  // One more than asked for tells whether there is a next page.
  const rows = await deps.store.list({ ...query, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => toRunSummary({ ...row, status: statusNow(row, deps) }, query.search)),
    nextCursor: last && rows.length > page.length ? encodeCursor(last) : null,
  };
}

export async function getThread(
  own: { ownerId: string; runId: string },
  deps: ReadDeps,
): Promise<Outcome<Thread>> {
  const run = await findOwnRun(own, deps);
  if (!run.ok) return run;
  const rows = await deps.store.readThread(own.runId);
  const there = new Set(rows.map(({ id }) => id));
  return accept({
    items: rows.map(({ id, status, promptHead, title, startedAtMs, outcome, parentId, pick }) => ({
      ...{ id, status, title, outcome, pick },
      prompt: promptHead,
      createdAt: new Date(startedAtMs).toISOString(),
      follows: parentId !== null && there.has(parentId) ? parentId : null,
    })),
  });
}

export async function followOwnRun(
  { afterSeq, signal, ...own }: { ownerId: string; runId: string; afterSeq: number; signal: AbortSignal },
  deps: ReadDeps,
): Promise<Outcome<Following>> {
  const run = await findOwnRun(own, deps);
  if (!run.ok) return run;
  const live = deps.executor.find(own.runId);
  const lastSeq = Math.max(run.value.lastSeq, live?.state()?.lastSeq ?? 0);
  if (afterSeq > lastSeq) {
    const detail = `This run's last event is ${lastSeq}, so nothing can follow ${afterSeq}: leave Last-Event-ID out to start over.`;
    return refuse("invalid-query", detail, { errors: [{ path: "Last-Event-ID", message: detail }] });
  }
  if (!live && !isUnfinished(run.value) && afterSeq === lastSeq) return accept({ kind: "caught-up" });
  return accept({ kind: "events", batches: followRun(own.runId, afterSeq, deps, signal) });
}
