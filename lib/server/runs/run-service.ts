/**
 * Everything that can be done with runs, each call on behalf of an owner: someone else's run does not exist for them.
 * Called by the routes; it knows nothing of HTTP.
 */
import type { CreateFusion, CreateRun } from "@/lib/contract/create-run";
import type { Estimate } from "@/lib/contract/estimate";
import type { RunList } from "@/lib/contract/runs";
import type { Label } from "@/lib/fusion/labels";
import type { RunState } from "@/lib/fusion/run-state";
import type { Outcome } from "@/lib/server/refusal";
import { fuseAgain, retryCandidate, settleCost, stopRun } from "./ask-for-more";
import { deleteRun } from "./delete-run";
import { estimateRequest } from "./estimate-request";
import { followOwnRun, getRun, listRuns } from "./read-runs";
import type { RunCursor } from "./run-cursor";
import type { Following, RunServiceDeps } from "./run-service-deps";
import { startRun } from "./start-run";

export interface RunService {
  /** Starts nothing. */
  estimate(ownerId: string, body: CreateRun): Promise<Outcome<Estimate>>;
  start(ownerId: string, body: CreateRun, idempotencyKey: string | null): Promise<Outcome<{ id: string }>>;
  stop(ownerId: string, runId: string, candidate: Label | null): Promise<Outcome<{ id: string }>>;
  retry(ownerId: string, runId: string, candidate: Label): Promise<Outcome<{ id: string }>>;
  fuse(ownerId: string, runId: string, body: CreateFusion): Promise<Outcome<{ id: string }>>;
  /** A provider told what a call of the run cost, in USD. */
  settle(ownerId: string, runId: string, generationId: string, usd: number): Promise<Outcome<{ id: string }>>;
  get(ownerId: string, runId: string): Promise<Outcome<RunState>>;
  list(
    ownerId: string,
    page: { search: string | null; after: RunCursor | null; limit: number },
  ): Promise<RunList>;
  /** The events after `afterSeq`: those stored, then those to come, until the run ends or `signal` aborts. */
  follow(ownerId: string, runId: string, afterSeq: number, signal: AbortSignal): Promise<Outcome<Following>>;
  delete(ownerId: string, runId: string): Promise<Outcome<null>>;
}

export function createRunService(deps: RunServiceDeps): RunService {
  return {
    estimate: async (ownerId, body) =>
      estimateRequest(body, {
        ...deps,
        models: await deps.modelsOf(ownerId),
        referTo: (ids) => deps.attachments.refer(ownerId, ids),
      }),
    start: (ownerId, body, idempotencyKey) => startRun({ ownerId, body, idempotencyKey }, deps),
    stop: (ownerId, runId, candidate) => stopRun({ ownerId, runId, candidate }, deps),
    retry: (ownerId, runId, candidate) => retryCandidate({ ownerId, runId, candidate }, deps),
    fuse: (ownerId, runId, body) => fuseAgain({ ownerId, runId, body }, deps),
    settle: (ownerId, runId, generationId, usd) => settleCost({ ownerId, runId, generationId, usd }, deps),
    get: (ownerId, runId) => getRun({ ownerId, runId }, deps),
    list: (ownerId, page) => listRuns({ ownerId, ...page }, deps),
    follow: (ownerId, runId, afterSeq, signal) => followOwnRun({ ownerId, runId, afterSeq, signal }, deps),
    delete: (ownerId, runId) => deleteRun({ ownerId, runId }, deps),
  };
}
