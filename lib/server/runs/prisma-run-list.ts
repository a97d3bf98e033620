import type { PrismaClient } from "@/lib/server/db/client";
import type { Provider } from "@/lib/server/db/provider";
import { LIST_COLUMNS, toRunRow } from "./prisma-run-rows";
import type { RunListQuery, RunRow } from "./run-store";
import { toStorableText } from "./storable-text";

/** See `RunStore.list`. */
export async function listRuns(
  prisma: PrismaClient,
  query: RunListQuery,
  provider: Provider,
): Promise<RunRow[]> {
  const search = query.search === null ? null : toStorableText(query.search);
  // SQLite's LIKE has no escapes here: what % and _ find beyond themselves is left out after reading.
  const literal = provider === "sqlite" && search !== null && /[%_]/.test(search) ? search : null;
  const found: RunRow[] = [];
  let { after } = query;
  for (;;) {
    const rows = await prisma.run.findMany({
      where: toListFilter({ ...query, search, after }, provider),
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: query.limit,
      select: { ...LIST_COLUMNS, prompt: literal !== null },
    });
    const page = rows.map((row) => ({ row: toRunRow(row), prompt: row.prompt }));
    const meant = page.filter(({ prompt }) => literal === null || contains(prompt, literal));
    found.push(...meant.map(({ row }) => row));
    const last = page.at(-1);
    if (!last || literal === null || page.length < query.limit || found.length >= query.limit) break;
    after = last.row;
  }
  return found.slice(0, query.limit);
}

function contains(prompt: string, search: string): boolean {
  return prompt.toLowerCase().includes(search.toLowerCase());
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

/** SQLite's LIKE ignores case by itself. */
function toContains(search: string, provider: Provider): { contains: string } {
  if (provider === "sqlite") return { contains: search };
  return { contains: search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as { contains: string };
}
