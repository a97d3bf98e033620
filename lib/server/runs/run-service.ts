/**
 * Everything that can be done with runs, each call on behalf of an owner: someone else's run does not exist for them.
 * Called by the routes; it knows nothing of HTTP.
 */
import type { CreateFusion, CreateRun } from "@/lib/contract/create-run";
import type { Estimate } from "@/lib/contract/estimate";
import type { ExportFormat } from "@/lib/contract/export";
import type { RunClient } from "@/lib/contract/run-client";
import type { RunFilterQuery } from "@/lib/contract/run-filter";
import type { Bulk, BulkResult, ChangeMarks, RunMarksView, TagList } from "@/lib/contract/run-marks";
import type { RunList } from "@/lib/contract/runs";
import type { Thread } from "@/lib/contract/threads";
import type { Label } from "@/lib/fusion/labels";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { RunState } from "@/lib/fusion/run-state";
import type { Outcome } from "@/lib/server/refusal";
import { fuseAgain, retryCandidate, settleCost, stopRun } from "./ask-for-more";
import { askOnce } from "./ask-once";
import { ASKED_BY_PAGE, type Asked } from "./asked";
import { changeManyRuns } from "./change-many-runs";
import { changeMarks, getClient, getMarks } from "./change-marks";
import { deleteRun } from "./delete-run";
import { estimateRequest } from "./estimate-request";
import { type ExportDocument, exportRuns } from "./export/export-runs";
import { followOwnRun, getRun, getThread, listRuns } from "./read-runs";
import type { RunCursor } from "./run-cursor";
import type { Following, RunServiceDeps } from "./run-service-deps";
import { runUnstored } from "./run-unstored";
import { startRun } from "./start-run";
import { toRunFilter } from "./to-run-filter";

export interface RunService {
  /** Starts nothing. */
  estimate(ownerId: string, body: CreateRun, asked?: Asked): Promise<Outcome<Estimate>>;
  start(
    ownerId: string,
    body: CreateRun,
    idempotencyKey: string | null,
    asked?: Asked,
  ): Promise<Outcome<{ id: string }>>;
  /** One that is not stored, as its events come; reading no further ends it. Refused like a stored one. */
  perform(
    ownerId: string,
    body: CreateRun,
    asked: Asked,
    signal: AbortSignal,
  ): Promise<Outcome<AsyncIterable<RunEvent[]>>>;
  stop(ownerId: string, runId: string, candidate: Label | null): Promise<Outcome<{ id: string }>>;
  retry(
    ownerId: string,
    runId: string,
    candidate: Label,
    asked?: Asked,
    idempotencyKey?: string | null,
  ): Promise<Outcome<{ id: string }>>;
  fuse(
    ownerId: string,
    runId: string,
    body: CreateFusion,
    asked?: Asked,
    idempotencyKey?: string | null,
  ): Promise<Outcome<{ id: string }>>;
  /** A provider told what a call of the run cost, in USD. */
  settle(ownerId: string, runId: string, generationId: string, usd: number): Promise<Outcome<{ id: string }>>;
  get(ownerId: string, runId: string): Promise<Outcome<RunState>>;
  list(
    ownerId: string,
    filter: RunFilterQuery,
    page: { after: RunCursor | null; limit: number },
  ): Promise<RunList>;
  /** The conversation it belongs to, oldest first. */
  thread(ownerId: string, runId: string): Promise<Outcome<Thread>>;
  changeMarks(ownerId: string, runId: string, change: ChangeMarks): Promise<Outcome<RunMarksView>>;
  getMarks(ownerId: string, runId: string): Promise<Outcome<RunMarksView>>;
  /** What the program said that asked for it; null: a page asked. */
  getClient(ownerId: string, runId: string): Promise<Outcome<RunClient | null>>;
  /** Those of the owner; what is not theirs, or not there, is passed over. */
  changeMany(ownerId: string, bulk: Bulk): Promise<BulkResult>;
  listTags(ownerId: string): Promise<TagList>;
  /** One document of all that are the owner's; refused where none is. */
  export(ownerId: string, ids: readonly string[], as: ExportFormat): Promise<Outcome<ExportDocument>>;
  /** The events after `afterSeq`: those stored, then those to come, until the run ends or `signal` aborts. */
  follow(ownerId: string, runId: string, afterSeq: number, signal: AbortSignal): Promise<Outcome<Following>>;
  delete(ownerId: string, runId: string): Promise<Outcome<null>>;
}

export function createRunService(deps: RunServiceDeps): RunService {
  return {
    estimate: (ownerId, body, asked = ASKED_BY_PAGE) => estimateRequest({ ownerId, body, asked }, deps),
    start: (ownerId, body, idempotencyKey, asked = ASKED_BY_PAGE) =>
      startRun({ ownerId, body, idempotencyKey, asked }, deps),
    perform: (ownerId, body, asked, signal) => runUnstored({ ownerId, body, asked, signal }, deps),
    stop: (ownerId, runId, candidate) => stopRun({ ownerId, runId, candidate }, deps),
    retry: (ownerId, runId, candidate, asked = ASKED_BY_PAGE, idempotencyKey = null) =>
      askOnce(
        { ownerId, runId, idempotencyKey, what: { retry: candidate }, grant: asked.grant },
        () => retryCandidate({ ownerId, runId, candidate, asked }, deps),
        deps,
      ),
    fuse: (ownerId, runId, body, asked = ASKED_BY_PAGE, idempotencyKey = null) =>
      askOnce(
        { ownerId, runId, idempotencyKey, what: { fuse: body }, grant: asked.grant },
        () => fuseAgain({ ownerId, runId, body, asked }, deps),
        deps,
      ),
    settle: (ownerId, runId, generationId, usd) => settleCost({ ownerId, runId, generationId, usd }, deps),
    get: (ownerId, runId) => getRun({ ownerId, runId }, deps),
    list: (ownerId, filter, page) => listRuns({ ownerId, ...toRunFilter(filter), ...page }, deps),
    thread: (ownerId, runId) => getThread({ ownerId, runId }, deps),
    changeMarks: (ownerId, runId, change) => changeMarks({ ownerId, runId, change }, deps),
    getMarks: (ownerId, runId) => getMarks({ ownerId, runId }, deps),
    getClient: (ownerId, runId) => getClient({ ownerId, runId }, deps),
    changeMany: (ownerId, bulk) => changeManyRuns({ ownerId, bulk }, deps),
    export: (ownerId, ids, as) => exportRuns({ ownerId, ids, as }, deps),
    listTags: async (ownerId) => ({ items: await deps.store.listTags(ownerId) }),
    follow: (ownerId, runId, afterSeq, signal) => followOwnRun({ ownerId, runId, afterSeq, signal }, deps),
    delete: (ownerId, runId) => deleteRun({ ownerId, runId }, deps),
  };
}
