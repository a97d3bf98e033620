import type { RunEvent } from "@/lib/fusion/run-events";
import type { Database, PrismaClient } from "@/lib/server/db/client";
import { toEndData } from "./prisma-run-rows";
import { checkBatch, type EventBatch, MAX_BATCH_EVENTS } from "./run-store";
import { refreshRunText } from "./search/prisma-run-text";

const CHUNKS_PER_PAGE = 64;

/** See `RunStore.append`. */
export async function appendToLog(
  { prisma, provider }: Pick<Database, "prisma" | "provider">,
  batch: EventBatch,
): Promise<"stored" | "refused"> {
  checkBatch(batch);
  const { runId, workerId, end } = batch;
  const chunk = toChunk(batch);
  const continued = await prisma.$transaction(async (tx) => {
    // The write comes first: on SQLite, a transaction that reads first fails when another process writes in between.
    const updated = await tx.run.updateMany({
      where: { id: runId, leaseOwner: workerId, ...(chunk && { lastSeq: chunk.firstSeq - 1 }) },
      data: { status: "running", ...(chunk && { lastSeq: chunk.lastSeq }), ...(end && toEndData(end)) },
    });
    if (updated.count === 0) return false;
    if (chunk) await tx.runEventChunk.create({ data: chunk });
    if (end) {
      await refreshRunText(tx, runId, provider);
      // What is asked for from now on is not for those who were shown this session.
      if (chunk)
        await tx.share.updateMany({ where: { runId, lastSeq: null }, data: { lastSeq: chunk.lastSeq } });
    }
    return true;
  });
  if (continued) return "stored";
  return chunk && (await isStored(prisma, chunk)) ? "stored" : "refused";
}

function toChunk({ runId, events }: EventBatch) {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) return null;
  return { runId, firstSeq: first.seq, lastSeq: last.seq, events: JSON.stringify(events) };
}

/** The answer to an earlier try may have been lost on its way although the database had done the work. */
async function isStored(prisma: PrismaClient, chunk: { runId: string; firstSeq: number; events: string }) {
  const { runId, firstSeq } = chunk;
  const stored = await prisma.runEventChunk.findUnique({
    where: { runId_firstSeq: { runId, firstSeq } },
    select: { events: true },
  });
  return stored?.events === chunk.events;
}

/** See `RunStore.readEvents`. */
export async function readLog(prisma: PrismaClient, runId: string, afterSeq: number): Promise<RunEvent[]> {
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
