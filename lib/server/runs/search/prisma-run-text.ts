/**
 * Writes what a run can be found by. Called with everything that changes it, in the same transaction; and for runs that were
 * there before there was a search. The words go into a table that Prisma does not know: see prisma/models.prisma, RunText.
 */
import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import type { PrismaClient } from "@/lib/server/db/client";
import type { Provider } from "@/lib/server/db/provider";
import { toStoredWords } from "./search-words";
import { findModels, type SearchedRun, toSearchText } from "./to-search-text";

type Transaction = Pick<PrismaClient, "run" | "runText" | "$executeRaw">;

/** The statements that put a run's text and words in place of those before. */
export function writeRunText(
  tx: Transaction,
  { runId, searched, provider }: { runId: string; searched: SearchedRun; provider: Provider },
) {
  const body = toSearchText(searched);
  const words = toStoredWords(body, findModels(searched), provider);
  const text = tx.runText.upsert({
    where: { runId },
    create: { runId, body },
    update: { body },
    select: { id: true },
  });
  return [text, ...writeWords(tx, { runId, words, provider })];
}

function writeWords(
  tx: Transaction,
  { runId, words, provider }: { runId: string; words: string; provider: Provider },
) {
  if (provider === "postgres") {
    return [
      tx.$executeRaw`INSERT INTO "RunWords" ("id", "words") SELECT "id", ${words}::tsvector FROM "RunText"
        WHERE "runId" = ${runId} ON CONFLICT ("id") DO UPDATE SET "words" = EXCLUDED."words"`,
    ];
  }
  return [
    tx.$executeRaw`DELETE FROM "RunWords" WHERE rowid = (SELECT "id" FROM "RunText" WHERE "runId" = ${runId})`,
    tx.$executeRaw`INSERT INTO "RunWords" (rowid, "words") SELECT "id", ${words} FROM "RunText" WHERE "runId" = ${runId}`,
  ];
}

/** Reads the run as it is now, and writes its text, its words and the models that had a part in it. */
export async function refreshRunText(tx: Transaction, runId: string, provider: Provider): Promise<void> {
  const run = await tx.run.findUnique({
    where: { id: runId },
    select: { title: true, note: true, request: true, state: true },
  });
  if (!run) return;
  const searched = {
    ...run,
    request: JSON.parse(run.request) as RunRequest,
    state: run.state === null ? null : (JSON.parse(run.state) as RunState),
  };
  const models = JSON.stringify(findModels(searched));
  await tx.run.updateMany({ where: { id: runId }, data: { models } });
  for (const statement of writeRunText(tx, { runId, searched, provider })) await statement;
}
