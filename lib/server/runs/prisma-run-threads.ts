import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunStatus } from "@/lib/fusion/run-state";
import type { PrismaClient } from "@/lib/server/db/client";
import type { RunRow, ThreadRow } from "./run-store";

/** Longer ones are shown up to here. */
const MAX_STEPS = 200;

const OLDEST_FIRST = [{ createdAt: "asc" }, { id: "asc" }] as const;

/** The columns that tie a run to its conversation. The first run of a thread gives it its id. */
export async function toThreadData(prisma: PrismaClient, runId: string, { followUp }: RunRequest) {
  if (!followUp) return { parentId: null, threadId: runId };
  const where = { id: followUp.run };
  const parent = await prisma.run.findUnique({ where, select: { threadId: true } });
  return { parentId: followUp.run, threadId: parent?.threadId ?? followUp.run };
}

/** See `RunStore.readThread`. */
export async function readThread(prisma: PrismaClient, runId: string): Promise<ThreadRow[]> {
  const run = await prisma.run.findUnique({
    where: { id: runId },
    select: { threadId: true, ownerId: true },
  });
  if (!run) return [];
  const rows = await prisma.run.findMany({
    where: { ownerId: run.ownerId, ...inThreads([run.threadId ?? runId]) },
    orderBy: [...OLDEST_FIRST],
    take: MAX_STEPS,
    select: {
      ...{ id: true, status: true, startedAtMs: true, promptHead: true, title: true, outcome: true },
      ...{ parentId: true, request: true },
    },
  });
  return rows.map(({ request, ...row }) => ({
    ...row,
    status: row.status as RunStatus,
    startedAtMs: Number(row.startedAtMs),
    pick: (JSON.parse(request) as RunRequest).followUp?.pick ?? null,
  }));
}

/** Where each of these runs stands among those of its conversation; runs that are alone are not among them. */
export async function placeInThreads(
  prisma: PrismaClient,
  runs: readonly { id: string; threadId: string | null }[],
): Promise<Map<string, NonNullable<RunRow["thread"]>>> {
  const ids = [...new Set(runs.map(({ id, threadId }) => threadId ?? id))];
  const rows = await prisma.run.findMany({
    where: inThreads(ids),
    orderBy: [...OLDEST_FIRST],
    select: { id: true, threadId: true },
  });
  const threads = new Map<string, string[]>();
  for (const { id, threadId } of rows) {
    const thread = threadId ?? id;
    threads.set(thread, [...(threads.get(thread) ?? []), id]);
  }
  const places = new Map<string, NonNullable<RunRow["thread"]>>();
  for (const steps of threads.values()) {
    if (steps.length > 1)
      for (const [index, id] of steps.entries()) places.set(id, { step: index + 1, of: steps.length });
  }
  return places;
}

/** Runs from before there were threads have none; such a one is the first of its own. */
function inThreads(ids: string[]) {
  return { OR: [{ threadId: { in: ids } }, { id: { in: ids }, threadId: null }] };
}
