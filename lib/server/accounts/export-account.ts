/**
 * Everything that an account owns as one JSON, written piece by piece: a history may be larger than memory. Keys are not in it,
 * in no form. Called by `GET /api/account/export`.
 */
import type { Database, PrismaClient } from "@/lib/server/db/client";

const PAGE = 20;

export async function* exportAccount(
  accountId: string,
  { prisma }: Pick<Database, "prisma">,
): AsyncGenerator<string> {
  const account = await prisma.account.findUniqueOrThrow({
    where: { id: accountId },
    omit: { passwordHash: true },
    include: {
      identities: { select: { provider: true, providerAccountId: true } },
      sessions: { select: { userAgent: true, createdAt: true, lastSeenAt: true, expiresAt: true } },
    },
  });
  yield `{"format":"tokamak-account","version":1,"account":${toJson(account)}`;
  for (const [name, pages] of Object.entries(sections(accountId, prisma))) {
    yield `,${JSON.stringify(name)}:[`;
    let first = true;
    for await (const row of pages) {
      yield `${first ? "" : ","}\n${row}`;
      first = false;
    }
    yield "]";
  }
  yield "}\n";
}

/** Each a stream of JSON texts. */
function sections(ownerId: string, prisma: PrismaClient): Record<string, AsyncIterable<string>> {
  const where = { ownerId };
  const page = { where, orderBy: { id: "asc" }, take: PAGE } as const;
  return {
    runs: withLogs(
      readRows((after) =>
        prisma.run.findMany({ ...page, ...after, include: { tags: true, vote: true, share: true } }),
      ),
      prisma,
    ),
    tokens: readAll((after) =>
      prisma.apiToken.findMany({ ...page, ...after, omit: { secretHash: true, hint: true } }),
    ),
    connections: readAll((after) =>
      prisma.connection.findMany({ ...page, ...after, omit: { keyCipher: true, keyHint: true } }),
    ),
    profiles: readAll((after) => prisma.profile.findMany({ ...page, ...after })),
    attachments: readAll((after) => prisma.attachment.findMany({ ...page, ...after, take: 1 })),
    calls: readAll((after) => prisma.callRecord.findMany({ ...page, ...after, take: 500 })),
    months: readOnce(() => prisma.monthlySpend.findMany({ where: { scope: ownerId } })),
  };
}

interface Place {
  cursor?: { id: string };
  skip?: number;
}

/** A run whose session has not ended has no state yet: its log says what there is. */
async function* withLogs(
  runs: AsyncIterable<{ id: string; state: string | null }>,
  { runEventChunk }: PrismaClient,
): AsyncGenerator<string> {
  for await (const run of runs) {
    if (run.state !== null) yield toJson(run);
    else {
      const order = { orderBy: { firstSeq: "asc" }, select: { events: true } } as const;
      const chunks = await runEventChunk.findMany({ where: { runId: run.id }, ...order });
      yield toJson({ ...run, log: chunks.flatMap(({ events }) => JSON.parse(events) as unknown[]) });
    }
  }
}

async function* readAll(read: (place: Place) => Promise<{ id: string }[]>): AsyncGenerator<string> {
  for await (const row of readRows(read)) yield toJson(row);
}

async function* readRows<Row extends { id: string }>(
  read: (place: Place) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let place: Place = {};
  for (;;) {
    const rows = await read(place);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    place = { cursor: { id: last.id }, skip: 1 };
  }
}

async function* readOnce(read: () => Promise<object[]>): AsyncGenerator<string> {
  for (const row of await read()) yield toJson(row);
}

/** Whole numbers stay numbers, bytes become base64, and a column that holds JSON text becomes JSON again: what it holds stays as it is. */
function toJson(row: object): string {
  const columns = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === "string" && JSON_TEXTS.has(name) ? (JSON.parse(value) as unknown) : value,
  ]);
  return JSON.stringify(Object.fromEntries(columns), (_, value: unknown) => {
    if (typeof value === "bigint") return Number(value);
    return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
  });
}

const JSON_TEXTS = new Set(["request", "state", "models", "client", "setup", "scopes", "profiles"]);
