import type { RunEvent } from "@/lib/fusion/run-events";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import type { Database, PrismaClient } from "@/lib/server/db/client";
import type { Provider } from "@/lib/server/db/provider";
import {
  LIST_COLUMNS,
  RECORD_COLUMNS,
  toEndData,
  toNewRunData,
  toRunRecord,
  toRunRow,
} from "./prisma-run-rows";
import { checkBatch, type EventBatch, MAX_BATCH_EVENTS, type RunListQuery, type RunStore } from "./run-store";
import { toStorableText } from "./storable-text";

const CHUNKS_PER_PAGE = 64;

/** Runs in the database. A transaction writes first: on SQLite, one that reads before it writes fails when another process writes in between. */
export function createPrismaRunStore({ prisma, provider }: Pick<Database, "prisma" | "provider">): RunStore {
  const runs = prisma.run;
  const store: RunStore = {
    async create(run) {
      try {
        await runs.create({ data: toNewRunData(run), select: { id: true } });
        return { kind: "created" };
      } catch (cause) {
        const taken =
          run.idempotency && isUniqueViolation(cause)
            ? await store.findByKey(run.ownerId, run.idempotency.key)
            : null;
        if (!taken) throw cause;
        return { kind: "key-taken", ...taken };
      }
    },
    append: (batch) => append(prisma, batch),
    readEvents: (runId, afterSeq) => readEvents(prisma, runId, afterSeq),
    async find(runId) {
      const row = await runs.findUnique({ where: { id: runId }, select: RECORD_COLUMNS });
      return row && toRunRecord(row);
    },
    async findCheckpoint(runId) {
      const row = await runs.findUnique({ where: { id: runId }, select: { request: true, state: true } });
      if (!row) return null;
      return {
        request: JSON.parse(row.request) as RunRequest,
        state: row.state === null ? null : (JSON.parse(row.state) as RunState),
      };
    },
    async findByKey(ownerId, key) {
      const where = { ownerId_idempotencyKey: { ownerId, idempotencyKey: key } };
      const row = await runs.findUnique({ where, select: { id: true, idempotencyHash: true } });
      return row && { id: row.id, hash: row.idempotencyHash ?? "" };
    },
    async list(query) {
      const rows = await runs.findMany({
        where: toListFilter(query, provider),
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        take: query.limit,
        select: LIST_COLUMNS,
      });
      return rows.map(toRunRow);
    },
    delete: async (runId) => (await runs.deleteMany({ where: { id: runId } })).count > 0,
    async findUnfinished() {
      const where = { status: { in: ["queued", "running"] } };
      const rows = await runs.findMany({ where, orderBy: { createdAt: "asc" }, select: RECORD_COLUMNS });
      return rows.map(toRunRecord);
    },
    async takeLease(run, lease) {
      const held = {
        leaseOwner: run.lease?.workerId ?? null,
        leaseUntil: run.lease ? new Date(run.lease.untilMs) : null,
      };
      const claim = { leaseOwner: lease.workerId, leaseUntil: new Date(lease.untilMs), status: "running" };
      return (await runs.updateMany({ where: { id: run.id, ...held }, data: claim })).count === 1;
    },
    async renewLeases({ workerId, untilMs }) {
      await runs.updateMany({ where: { leaseOwner: workerId }, data: { leaseUntil: new Date(untilMs) } });
    },
    async releaseLeases(workerId) {
      await runs.updateMany({
        where: { leaseOwner: workerId },
        data: { leaseOwner: null, leaseUntil: null },
      });
    },
  };
  return store;
}

async function append(prisma: PrismaClient, batch: EventBatch): Promise<"stored" | "refused"> {
  checkBatch(batch);
  const { runId, workerId, events, end } = batch;
  const first = events[0];
  const last = events.at(-1);
  const chunk =
    first && last ? { runId, firstSeq: first.seq, lastSeq: last.seq, events: JSON.stringify(events) } : null;
  const continued = await prisma.$transaction(async (tx) => {
    const updated = await tx.run.updateMany({
      where: { id: runId, leaseOwner: workerId, ...(chunk && { lastSeq: chunk.firstSeq - 1 }) },
      data: { status: "running", ...(chunk && { lastSeq: chunk.lastSeq }), ...(end && toEndData(end)) },
    });
    if (updated.count === 0) return false;
    if (chunk) await tx.runEventChunk.create({ data: chunk });
    return true;
  });
  if (continued) return "stored";
  // The answer to an earlier try may have been lost on its way although the database had done the work.
  if (!chunk) return "refused";
  const stored = await prisma.runEventChunk.findUnique({
    where: { runId_firstSeq: { runId, firstSeq: chunk.firstSeq } },
  });
  return stored?.events === chunk.events ? "stored" : "refused";
}

async function readEvents(prisma: PrismaClient, runId: string, afterSeq: number): Promise<RunEvent[]> {
  const chunks = await prisma.runEventChunk.findMany({
    // The lower bound on the key keeps a page from scanning the whole log before it.
    where: { runId, firstSeq: { gt: afterSeq + 1 - MAX_BATCH_EVENTS }, lastSeq: { gt: afterSeq } },
    orderBy: { firstSeq: "asc" },
    take: CHUNKS_PER_PAGE,
    select: { events: true },
  });
  const events = chunks.flatMap((chunk) => JSON.parse(chunk.events) as RunEvent[]);
  return events.filter((event) => event.seq > afterSeq);
}

function toListFilter({ ownerId, search, after }: RunListQuery, provider: Provider) {
  const createdAt = after && new Date(after.startedAtMs);
  return {
    ownerId,
    ...(search !== null && { prompt: toContains(search, provider) }),
    ...(after &&
      createdAt && { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { gt: after.id } }] }),
  };
}

function toContains(search: string, provider: Provider): { contains: string } {
  const text = toStorableText(search);
  // SQLite's LIKE ignores case and has no escapes here: % and _ find a little more than they say.
  if (provider === "sqlite") return { contains: text };
  return { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as { contains: string };
}

function isUniqueViolation(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "P2002";
}
