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
    runs: readAll((after) =>
      prisma.run.findMany({ ...page, ...after, include: { tags: true, vote: true, share: true } }),
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

async function* readAll(read: (place: Place) => Promise<{ id: string }[]>): AsyncGenerator<string> {
  let place: Place = {};
  for (;;) {
    const rows = await read(place);
    for (const row of rows) yield toJson(row);
    const last = rows.at(-1);
    if (!last) return;
    place = { cursor: { id: last.id }, skip: 1 };
  }
}

async function* readOnce(read: () => Promise<object[]>): AsyncGenerator<string> {
  for (const row of await read()) yield toJson(row);
}

/** Whole numbers stay numbers, bytes become base64, and what is stored as JSON text becomes JSON again. */
function toJson(row: object): string {
  return JSON.stringify(row, (key, value: unknown) => {
    if (typeof value === "bigint") return Number(value);
    if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
    if (typeof value === "string" && JSON_TEXTS.has(key)) return JSON.parse(value) as unknown;
    return value;
  });
}

const JSON_TEXTS = new Set(["request", "state", "models", "setup"]);
