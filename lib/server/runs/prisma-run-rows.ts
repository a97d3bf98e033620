import { UNKNOWN_COST } from "@/lib/fusion/cost";
import type { Mode } from "@/lib/fusion/run-request";
import type { RunStatus } from "@/lib/fusion/run-state";
import { findWinner, PROMPT_HEAD_CHARS, toEndColumns } from "./run-columns";
import type { NewRun, RunEnd, RunRecord, RunRow } from "./run-store";
import { toStorableText } from "./storable-text";

export const RECORD_COLUMNS = {
  id: true,
  ownerId: true,
  status: true,
  startedAtMs: true,
  lastSeq: true,
  costMicroUsd: true,
  leaseOwner: true,
  leaseUntil: true,
} as const;

export const LIST_COLUMNS = {
  ...RECORD_COLUMNS,
  promptHead: true,
  mode: true,
  memberNames: true,
  outcome: true,
  costSource: true,
  wallMs: true,
} as const;

interface RecordColumns {
  id: string;
  ownerId: string;
  status: string;
  startedAtMs: bigint;
  lastSeq: number;
  costMicroUsd: bigint | null;
  leaseOwner: string | null;
  leaseUntil: Date | null;
}

interface ListColumns extends RecordColumns {
  promptHead: string;
  mode: string;
  memberNames: unknown;
  outcome: string | null;
  costSource: string;
  wallMs: number | null;
}

export function toRunRecord(row: RecordColumns): RunRecord {
  const { id, ownerId, lastSeq, leaseOwner, leaseUntil } = row;
  const lease =
    leaseOwner !== null && leaseUntil ? { workerId: leaseOwner, untilMs: leaseUntil.getTime() } : null;
  return {
    id,
    ownerId,
    status: row.status as RunStatus,
    startedAtMs: Number(row.startedAtMs),
    lastSeq,
    costMicroUsd: row.costMicroUsd === null ? null : Number(row.costMicroUsd),
    lease,
  };
}

export function toRunRow(row: ListColumns): RunRow {
  return {
    ...toRunRecord(row),
    promptHead: row.promptHead,
    mode: row.mode as Mode,
    memberNames: row.memberNames as string[],
    outcome: row.outcome,
    costSource: row.costSource,
    wallMs: row.wallMs,
  };
}

export function toNewRunData(run: NewRun) {
  const { id, ownerId, request, memberNames, startedAtMs, idempotency, lease } = run;
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
    startedAtMs: BigInt(startedAtMs),
    createdAt: new Date(startedAtMs),
    costSource: UNKNOWN_COST.source,
    idempotencyKey: idempotency?.key ?? null,
    idempotencyHash: idempotency?.hash ?? null,
    leaseOwner: lease.workerId,
    leaseUntil: new Date(lease.untilMs),
    attachments: { create: request.attachments?.map(({ id: attachmentId }) => ({ attachmentId })) ?? [] },
  };
}

export function toEndData(end: RunEnd) {
  const columns = toEndColumns(end);
  return {
    ...columns,
    outcome: columns.outcome === null ? null : toStorableText(columns.outcome),
    costMicroUsd: columns.costMicroUsd === null ? null : BigInt(columns.costMicroUsd),
    winner: findWinner(end),
    failureReason: end.state.reason,
    state: JSON.stringify(end.state),
    finishedAt: new Date(end.endedAtMs),
    leaseOwner: null,
    leaseUntil: null,
  };
}
