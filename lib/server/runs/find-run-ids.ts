/**
 * Which runs are on a page of the list. Two ways lead there: from the newest run on, until the page is full; or, where a search
 * found few, from what it found. Each is slow where the other is quick, so the number of hits decides. All that is looked at
 * stands in indexes: a run itself is large, and reading a hundred thousand of them takes seconds.
 */
import type { PrismaClient } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/sqlite/client";
import type { Provider } from "@/lib/server/db/provider";
import type { RunListQuery } from "./run-store";
import { toWordQuery } from "./search/search-words";
import { toStorableText } from "./storable-text";

const { sql, join } = Prisma;

/** With more hits than these, a page is sooner full from the newest run on. */
const FEW_HITS = 2_000;

export async function findRunIds(
  prisma: PrismaClient,
  query: RunListQuery,
  provider: Provider,
): Promise<string[]> {
  const { search, model } = query;
  if (search?.length === 0) return [];
  const isNarrow = search !== null || model !== null;
  const hits = isNarrow ? toHits(toWordQuery(search ?? [], model, provider), provider) : null;
  const way = hits ? await chooseWay(prisma, hits, provider) : { before: Prisma.empty, from: EVERY_RUN };
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    ${way.before} SELECT r."id" ${way.from} ${toConditions(query)}
    ORDER BY r."createdAt" DESC, r."id" ASC LIMIT ${query.limit}`;
  return rows.map(({ id }) => id);
}

/** The ids of the texts in which the words stand. */
function toHits(words: string, provider: Provider): Prisma.Sql {
  return provider === "sqlite"
    ? sql`SELECT rowid AS "id" FROM "RunWords" WHERE "RunWords" MATCH ${words}`
    : sql`SELECT "id" FROM "RunWords" WHERE "words" @@ ${words}::tsquery`;
}

interface Way {
  before: Prisma.Sql;
  from: Prisma.Sql;
}

const EVERY_RUN = sql`FROM "Run" r WHERE`;

/**
 * Each database is held to the way chosen for it. PostgreSQL, told of a LIMIT, reads all texts rather than the index, where it
 * takes a rare word for a common one: a materialized part is planned by itself. SQLite takes the tables of a CROSS JOIN in
 * their order, and looks for each row into an IN list anew, unless a plus stands before the column.
 */
async function chooseWay(prisma: PrismaClient, hits: Prisma.Sql, provider: Provider): Promise<Way> {
  const [as, joined, hit] =
    provider === "sqlite"
      ? [sql`AS`, sql`CROSS JOIN`, sql`+t."id"`]
      : [sql`AS MATERIALIZED`, sql`JOIN`, sql`t."id"`];
  const counted = await prisma.$queryRaw<{ hits: number | bigint }[]>`
    WITH found ${as} (${hits}) SELECT count(*) AS "hits" FROM (SELECT 1 FROM found LIMIT ${FEW_HITS + 1}) AS few`;
  if (Number(counted[0]?.hits ?? 0) <= FEW_HITS) {
    return {
      before: sql`WITH found ${as} (SELECT t."runId" FROM (${hits}) AS w ${joined} "RunText" t ON t."id" = w."id")`,
      from: sql`FROM found ${joined} "Run" r ON r."id" = found."runId" WHERE`,
    };
  }
  return {
    before: Prisma.empty,
    from: sql`FROM "Run" r ${joined} "RunText" t ON t."runId" = r."id" WHERE ${hit} IN (${hits}) AND`,
  };
}

function toConditions(query: RunListQuery): Prisma.Sql {
  const { ownerId, after, mode, profile, status, fromMs, toMs, starred, tag, shared, source } = query;
  const conditions = [sql`r."ownerId" = ${ownerId}`];
  if (after) {
    const at = new Date(after.startedAtMs);
    conditions.push(sql`r."createdAt" <= ${at}`, sql`NOT (r."createdAt" = ${at} AND r."id" <= ${after.id})`);
  }
  if (fromMs !== null) conditions.push(sql`r."createdAt" >= ${new Date(fromMs)}`);
  if (toMs !== null) conditions.push(sql`r."createdAt" <= ${new Date(toMs)}`);
  if (mode !== null) conditions.push(sql`r."mode" = ${mode}`);
  if (profile !== null) conditions.push(sql`r."profile" = ${toStorableText(profile)}`);
  if (status !== null) conditions.push(toStatusCondition(status));
  if (query.minCostMicroUsd !== null) conditions.push(sql`r."costMicroUsd" >= ${query.minCostMicroUsd}`);
  if (query.maxCostMicroUsd !== null) conditions.push(sql`r."costMicroUsd" <= ${query.maxCostMicroUsd}`);
  if (source !== null) conditions.push(sql`r."source" = ${source}`);
  if (starred !== null)
    conditions.push(starred ? sql`r."starredAt" IS NOT NULL` : sql`r."starredAt" IS NULL`);
  if (tag !== null) {
    const tagged = sql`SELECT "runId" FROM "RunTag" WHERE "ownerId" = ${ownerId} AND "tag" = ${toStorableText(tag)}`;
    conditions.push(sql`r."id" IN (${tagged})`);
  }
  if (shared !== null) {
    const linked = sql`SELECT "runId" FROM "Share"`;
    conditions.push(shared ? sql`r."id" IN (${linked})` : sql`r."id" NOT IN (${linked})`);
  }
  return join(conditions, " AND ");
}

/** A run whose judge failed has its answers, and is completed; who looks for what failed looks for it, too. */
function toStatusCondition(status: NonNullable<RunListQuery["status"]>): Prisma.Sql {
  switch (status) {
    case "running":
      return sql`r."status" IN ('queued', 'running')`;
    case "failed":
      return sql`(r."status" = 'failed' OR r."fusedAs" = 'judge-failed')`;
    case "completed":
      return sql`r."status" = 'completed' AND (r."fusedAs" IS NULL OR r."fusedAs" <> 'judge-failed')`;
    case "stopped":
      return sql`r."status" = 'stopped'`;
  }
}
