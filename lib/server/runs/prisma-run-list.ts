import type { PrismaClient } from "@/lib/server/db/client";
import type { Provider } from "@/lib/server/db/provider";
import { findRunIds } from "./find-run-ids";
import { LIST_COLUMNS, toRunRow } from "./prisma-run-rows";
import { placeInThreads } from "./prisma-run-threads";
import type { RunListQuery, RunRow } from "./run-store";

/** See `RunStore.list`: first which, over indexes alone, then what a page shows of them. */
export async function listRuns(
  prisma: PrismaClient,
  query: RunListQuery,
  provider: Provider,
): Promise<RunRow[]> {
  const ids = await findRunIds(prisma, query, provider);
  if (ids.length === 0) return [];
  const text = query.search ? { select: { body: true } } : false;
  const rows = await prisma.run.findMany({
    // By their ids alone: with the owner beside them, SQLite would rather read through all that is the owner's.
    where: { id: { in: ids } },
    select: { ...LIST_COLUMNS, text },
  });
  const places = await placeInThreads(prisma, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const thread = places.get(id);
    return row
      ? [{ ...toRunRow(row), ...(thread && { thread }), ...(row.text && { text: row.text.body }) }]
      : [];
  });
}
