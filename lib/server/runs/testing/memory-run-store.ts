import { UNKNOWN_COST } from "@/lib/fusion/cost";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import { PROMPT_HEAD_CHARS, toEndColumns } from "@/lib/server/runs/run-columns";
import {
  checkBatch,
  type EventBatch,
  type Lease,
  type NewRun,
  type RunRecord,
  type RunRow,
  type RunStore,
  type ThreadRow,
} from "@/lib/server/runs/run-store";

export interface StoredRun extends RunRow {
  threadId: string;
  note: string | null;
  starredAtMs: number | null;
  client: NewRun["client"];
  request: RunRequest;
  state: RunState | null;
  idempotency: NewRun["idempotency"];
  events: RunEvent[];
}

import { toSearchText } from "@/lib/server/runs/search/to-search-text";
import type { ShareStore } from "@/lib/server/shares/share-store";
import { createMemoryWorkKeys } from "./memory-work-keys";
import { passesFilter } from "./passes-filter";

/** A store that forgets: for tests. */
export function createMemoryRunStore(shares?: Pick<ShareStore, "cut">): RunStore {
  const runs = new Map<string, StoredRun>();
  const keys = createMemoryWorkKeys();
  return {
    ...keys,
    async create(run) {
      const same = run.idempotency && keys.take({ ...run.idempotency, ownerId: run.ownerId, runId: run.id });
      if (same) return { kind: "key-taken", ...same };
      const parentId = run.request.followUp?.run;
      const threadId = parentId === undefined ? run.id : (runs.get(parentId)?.threadId ?? parentId);
      runs.set(run.id, { ...toStored(run), threadId });
      return { kind: "created" };
    },
    async append(batch) {
      const outcome = append(runs.get(batch.runId), batch);
      const last = batch.events.at(-1);
      if (outcome === "stored" && batch.end && last) await shares?.cut(batch.runId, last.seq);
      return outcome;
    },
    readEvents: async (runId, afterSeq) =>
      structuredClone(runs.get(runId)?.events.slice(afterSeq, afterSeq + 1_000) ?? []),
    find: async (runId) => toRecord(runs.get(runId)),
    async findCheckpoint(runId) {
      const run = runs.get(runId);
      return run ? structuredClone({ request: run.request, state: run.state }) : null;
    },
    list: async (query) =>
      [...runs.values()]
        .filter((run) => passesFilter(run, query))
        .sort((a, b) => b.startedAtMs - a.startedAtMs || (a.id < b.id ? -1 : 1))
        .filter((run) => !query.after || isAfter(run, query.after))
        .slice(0, query.limit)
        .map((run) => ({ ...toRow(run, query.search !== null), ...placeOf(runs, run) })),
    async readThread(runId) {
      const run = runs.get(runId);
      return run ? stepsOf(runs, run).map(toThreadRow) : [];
    },
    ...createMarks(runs),
    async delete(runId) {
      keys.forgetRun(runId);
      return runs.delete(runId);
    },
    findUnfinished: async () =>
      [...runs.values()].filter((run) => isUnfinished(run)).map((run) => toRecord(run) as RunRecord),
    async takeLease(run, lease) {
      const stored = runs.get(run.id);
      if (!stored || !isSameLease(stored.lease, run.lease)) return false;
      Object.assign(stored, { lease, status: "running" });
      return true;
    },
    async renewLeases(lease) {
      for (const run of runs.values()) if (run.lease?.workerId === lease.workerId) run.lease = lease;
    },
    async releaseLeases(workerId) {
      for (const run of runs.values()) if (run.lease?.workerId === workerId) run.lease = null;
    },
  };
}

function createMarks(
  runs: Map<string, StoredRun>,
): Pick<RunStore, "findMarks" | "findClient" | "mark" | "listTags"> {
  return {
    findClient: async (runId) => runs.get(runId)?.client ?? null,
    async findMarks(runId) {
      const run = runs.get(runId);
      if (!run) return null;
      const { title, note, starredAtMs, tags } = run;
      return { title, note, starredAtMs, tags };
    },
    async mark(runId, change) {
      const run = runs.get(runId);
      if (!run) return false;
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      Object.assign(run, Object.fromEntries(given));
      run.tags = [...new Set(run.tags)].sort();
      Object.assign(run, { starred: run.starredAtMs !== null, hasNote: run.note !== null });
      return true;
    },
    async listTags(ownerId) {
      const tags = [...runs.values()].filter((run) => run.ownerId === ownerId).flatMap((run) => run.tags);
      const count = (tag: string) => tags.filter((other) => other === tag).length;
      return [...new Set(tags)].sort().map((tag) => ({ tag, runs: count(tag) }));
    },
  };
}

function stepsOf(runs: Map<string, StoredRun>, run: StoredRun): StoredRun[] {
  return [...runs.values()]
    .filter((each) => each.ownerId === run.ownerId && each.threadId === run.threadId)
    .sort((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1));
}

function placeOf(runs: Map<string, StoredRun>, run: StoredRun): Pick<RunRow, "thread"> {
  const steps = stepsOf(runs, run);
  return steps.length < 2 ? {} : { thread: { step: steps.indexOf(run) + 1, of: steps.length } };
}

function toThreadRow({ id, status, startedAtMs, promptHead, title, outcome, request }: StoredRun): ThreadRow {
  const { run: parentId = null, pick = null } = request.followUp ?? {};
  return { id, status, startedAtMs, promptHead, title, outcome, parentId, pick };
}

function toStored(run: NewRun): Omit<StoredRun, "threadId"> {
  return {
    ...run,
    status: "queued",
    source: run.client?.source ?? "page",
    lastSeq: 0,
    promptHead: run.request.prompt.slice(0, PROMPT_HEAD_CHARS),
    title: null,
    note: null,
    starredAtMs: null,
    starred: false,
    tags: [],
    hasNote: false,
    shared: false,
    mode: run.request.mode,
    outcome: null,
    fusedAs: null,
    costMicroUsd: null,
    costAtLeastMicroUsd: null,
    costSource: UNKNOWN_COST.source,
    wallMs: null,
    state: null,
    events: [],
  };
}

function append(run: StoredRun | undefined, batch: EventBatch): "stored" | "refused" {
  checkBatch(batch);
  const { events, end } = structuredClone(batch);
  const last = events.at(-1)?.seq ?? run?.lastSeq ?? 0;
  const again =
    run && events[0] && JSON.stringify(run.events.slice(events[0].seq - 1, last)) === JSON.stringify(events);
  if (again) return "stored";
  if (
    !run ||
    run.lease?.workerId !== batch.workerId ||
    (events[0]?.seq ?? run.lastSeq + 1) !== run.lastSeq + 1
  )
    return "refused";
  run.events.push(...events);
  Object.assign(
    run,
    { lastSeq: last, status: "running" },
    end && { ...toEndColumns(end), state: end.state, lease: null },
  );
  return "stored";
}

function toRow(run: StoredRun, isSearch: boolean): RunRow {
  const { request, state, idempotency, events, threadId, note, starredAtMs, client, ...row } = run;
  return { ...row, ...(isSearch && { text: toSearchText(run) }) };
}

function isAfter(run: StoredRun, after: { startedAtMs: number; id: string }): boolean {
  return run.startedAtMs < after.startedAtMs || (run.startedAtMs === after.startedAtMs && run.id > after.id);
}

function isUnfinished(run: StoredRun): boolean {
  return run.status === "queued" || run.status === "running";
}

function isSameLease(a: Lease | null, b: Lease | null): boolean {
  return a?.workerId === b?.workerId && a?.untilMs === b?.untilMs;
}

function toRecord(run: StoredRun | undefined): RunRecord | null {
  if (!run) return null;
  const { id, ownerId, status, startedAtMs, lastSeq, profile, costMicroUsd, costAtLeastMicroUsd, lease } =
    run;
  return { id, ownerId, status, startedAtMs, lastSeq, profile, costMicroUsd, costAtLeastMicroUsd, lease };
}
