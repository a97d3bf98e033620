import { RUN_SOURCES } from "@/lib/contract/run-client";
import { filesOf } from "@/lib/fusion/attachments";
import { UNKNOWN_COST } from "@/lib/fusion/cost";
import type { Mode } from "@/lib/fusion/run-request";
import type { RunStatus } from "@/lib/fusion/run-state";
import { findWinner, PROMPT_HEAD_CHARS, toEndColumns } from "./run-columns";
import type { NewRun, RunEnd, RunRecord, RunRow } from "./run-store";
import { findModels } from "./search/to-search-text";
import { toStorableText } from "./storable-text";

export const RECORD_COLUMNS = {
  id: true,
  ownerId: true,
  status: true,
  startedAtMs: true,
  lastSeq: true,
  profile: true,
  costMicroUsd: true,
  costAtLeastMicroUsd: true,
  leaseOwner: true,
  leaseUntil: true,
} as const;

export const LIST_COLUMNS = {
  ...RECORD_COLUMNS,
  promptHead: true,
  title: true,
  note: true,
  starredAt: true,
  tags: { select: { tag: true } },
  share: { select: { slug: true } },
  source: true,
  mode: true,
  memberNames: true,
  outcome: true,
  fusedAs: true,
  costSource: true,
  wallMs: true,
  threadId: true,
} as const;

interface RecordColumns {
  id: string;
  ownerId: string;
  status: string;
  startedAtMs: bigint;
  lastSeq: number;
  profile: string | null;
  costMicroUsd: bigint | null;
  costAtLeastMicroUsd: bigint | null;
  leaseOwner: string | null;
  leaseUntil: Date | null;
}

interface ListColumns extends RecordColumns {
  promptHead: string;
  title: string | null;
  note: string | null;
  starredAt: Date | null;
  tags: { tag: string }[];
  share: { slug: string } | null;
  source: string;
  mode: string;
  memberNames: unknown;
  outcome: string | null;
  fusedAs: string | null;
  costSource: string;
  wallMs: number | null;
}

export function toRunRecord(row: RecordColumns): RunRecord {
  const { id, ownerId, lastSeq, profile, leaseOwner, leaseUntil } = row;
  const lease =
    leaseOwner !== null && leaseUntil ? { workerId: leaseOwner, untilMs: leaseUntil.getTime() } : null;
  return {
    id,
    ownerId,
    status: row.status as RunStatus,
    startedAtMs: Number(row.startedAtMs),
    lastSeq,
    profile,
    costMicroUsd: row.costMicroUsd === null ? null : Number(row.costMicroUsd),
    costAtLeastMicroUsd: row.costAtLeastMicroUsd === null ? null : Number(row.costAtLeastMicroUsd),
    lease,
  };
}

export function toRunRow(row: ListColumns): RunRow {
  return {
    ...toRunRecord(row),
    promptHead: row.promptHead,
    title: row.title,
    starred: row.starredAt !== null,
    tags: row.tags.map(({ tag }) => tag).sort(),
    hasNote: row.note !== null,
    shared: row.share !== null,
    // One that a later release wrote was asked for by a program, too.
    source: RUN_SOURCES.find((known) => known === row.source) ?? "api",
    mode: row.mode as Mode,
    memberNames: row.memberNames as string[],
    outcome: row.outcome,
    fusedAs: row.fusedAs as RunRow["fusedAs"],
    costSource: row.costSource,
    wallMs: row.wallMs,
  };
}

export function toNewRunData(run: NewRun) {
  const { id, ownerId, request, memberNames, profile, client, startedAtMs, idempotency, lease } = run;
  const prompt = toStorableText(request.prompt);
  return {
    id,
    ownerId,
    status: "queued",
    mode: request.mode,
    prompt,
    promptHead: toStorableText(prompt.slice(0, PROMPT_HEAD_CHARS)),
    request: JSON.stringify(request),
    memberNames: memberNames.map(toStorableText),
    models: JSON.stringify(findModels({ request, state: null })),
    profile,
    ...(client && { source: client.source, client: JSON.stringify(client) }),
    startedAtMs: BigInt(startedAtMs),
    createdAt: new Date(startedAtMs),
    costSource: UNKNOWN_COST.source,
    idempotencyKey: idempotency?.key ?? null,
    idempotencyHash: idempotency?.hash ?? null,
    leaseOwner: lease.workerId,
    leaseUntil: new Date(lease.untilMs),
    attachments: { create: filesOf(request).map(({ id: attachmentId }) => ({ attachmentId })) },
  };
}

export function toEndData(end: RunEnd) {
  const columns = toEndColumns(end);
  return {
    ...columns,
    outcome: columns.outcome === null ? null : toStorableText(columns.outcome),
    costMicroUsd: columns.costMicroUsd === null ? null : BigInt(columns.costMicroUsd),
    costAtLeastMicroUsd: columns.costAtLeastMicroUsd === null ? null : BigInt(columns.costAtLeastMicroUsd),
    winner: findWinner(end),
    failureReason: end.state.reason,
    state: JSON.stringify(end.state),
    finishedAt: new Date(end.endedAtMs),
    leaseOwner: null,
    leaseUntil: null,
  };
}
