/**
 * Runs from before there was a search are made findable in the background, newest first, a few at a time. Called by the
 * container. Where it was cut off it goes on by itself: what it looks for is runs without a text.
 */
import type { Database } from "@/lib/server/db/client";
import { type Chore, keepDoing } from "@/lib/server/keep-doing";
import type { RunCursor } from "@/lib/server/runs/run-cursor";
import { refreshRunText } from "./prisma-run-text";

const EVERY_MS = 1_000;
/** On SQLite all of it happens on the thread that also answers: a fraction of each second. */
const RUNS_AT_ONCE = 40;

type Connected = Pick<Database, "prisma" | "provider">;

/** Ends by itself once there is nothing left. Resolves after the first batch. */
export function keepIndexing(
  { report, ...database }: Connected & Pick<Chore, "report">,
  signal: AbortSignal,
): Promise<void> {
  const done = new AbortController();
  let after: RunCursor | null = null;
  const work = async () => {
    after = await indexOlderRuns(database, after);
    if (after === null) done.abort();
  };
  const failure = "Runs could not be made findable";
  return keepDoing({ failure, everyMs: EVERY_MS, work, report }, AbortSignal.any([signal, done.signal]));
}

/** The next few after this place; answers where to go on, or null where none are left. */
export async function indexOlderRuns(
  { prisma, provider }: Connected,
  after: RunCursor | null,
  runsAtOnce: number = RUNS_AT_ONCE,
): Promise<RunCursor | null> {
  const runs = await prisma.run.findMany({
    where: { text: null, ...(after && { createdAt: { lte: new Date(after.startedAtMs) } }) },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: runsAtOnce,
    select: { id: true, startedAtMs: true },
  });
  for (const { id } of runs) {
    await prisma.$transaction(async (tx) => {
      // The write comes first: see `appendToLog`.
      await tx.run.updateMany({ where: { id }, data: { updatedAt: new Date() } });
      await refreshRunText(tx, id, provider);
    });
  }
  const last = runs.at(-1);
  return last && runs.length === runsAtOnce ? { id: last.id, startedAtMs: Number(last.startedAtMs) } : null;
}
