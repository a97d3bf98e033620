import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import type { Database } from "@/lib/server/db/client";
import { isUniqueViolation } from "@/lib/server/db/unique-violation";
import { createPrismaRunLeases } from "./prisma-run-leases";
import { listRuns } from "./prisma-run-list";
import { appendToLog, readLog } from "./prisma-run-log";
import { createPrismaRunMarks } from "./prisma-run-marks";
import { RECORD_COLUMNS, toNewRunData, toRunRecord } from "./prisma-run-rows";
import { readThread, toThreadData } from "./prisma-run-threads";
import { createPrismaWorkKeys } from "./prisma-work-keys";
import type { CreateOutcome, NewRun, RunStore } from "./run-store";
import { writeRunText } from "./search/prisma-run-text";

/** Runs in the database. */
export function createPrismaRunStore({ prisma, provider }: Pick<Database, "prisma" | "provider">): RunStore {
  const runs = prisma.run;
  return {
    ...createPrismaRunLeases(prisma),
    ...createPrismaWorkKeys(prisma),
    create: (run) => createRun({ prisma, provider }, run),
    ...createPrismaRunMarks({ prisma, provider }),
    append: (batch) => appendToLog({ prisma, provider }, batch),
    readEvents: (runId, afterSeq) => readLog(prisma, runId, afterSeq),
    async find(runId) {
      const row = await runs.findUnique({ where: { id: runId }, select: RECORD_COLUMNS });
      return row && toRunRecord(row);
    },
    async findCheckpoint(runId) {
      const row = await runs.findUnique({ where: { id: runId }, select: { request: true, state: true } });
      if (!row) return null;
      const state = row.state === null ? null : (JSON.parse(row.state) as RunState);
      return { request: JSON.parse(row.request) as RunRequest, state };
    },
    readThread: (runId) => readThread(prisma, runId),
    list: (query) => listRuns(prisma, query, provider),
    async delete(runId) {
      const [{ count }] = await prisma.$transaction([
        runs.deleteMany({ where: { id: runId } }),
        prisma.workKey.deleteMany({ where: { runId } }),
        // What was measured and spent stays; what it was for is gone.
        prisma.callRecord.updateMany({ where: { runId }, data: { runId: null } }),
      ]);
      return count > 0;
    },
  };
}

type Connected = Pick<Database, "prisma" | "provider">;

async function createRun({ prisma, provider }: Connected, run: NewRun): Promise<CreateOutcome> {
  const thread = await toThreadData(prisma, run.id, run.request);
  const searched = { title: null, note: null, request: run.request, state: null };
  const { ownerId, idempotency } = run;
  // Beside the keys of calls that ask a run for more: an owner uses one once, for whatever it was.
  const keys = idempotency
    ? [prisma.workKey.create({ data: { ownerId, ...idempotency, runId: run.id }, select: { key: true } })]
    : [];
  try {
    await prisma.$transaction([
      prisma.run.create({ data: { ...toNewRunData(run), ...thread }, select: { id: true } }),
      ...keys,
      ...writeRunText(prisma, { runId: run.id, searched, provider }),
    ]);
    return { kind: "created" };
  } catch (cause) {
    const key = isUniqueViolation(cause) ? idempotency?.key : undefined;
    const taken = key === undefined ? null : await createPrismaWorkKeys(prisma).findByKey(ownerId, key);
    if (!taken) throw cause;
    return { kind: "key-taken", id: taken.id, hash: taken.hash };
  }
}
