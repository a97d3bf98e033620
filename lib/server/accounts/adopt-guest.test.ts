import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { toBinding } from "@/lib/server/connections/open-connection";
import type { Database, PrismaClient } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { parseKeyRing } from "@/lib/server/keys/key-ring";
import { sealKey, unsealKey } from "@/lib/server/keys/seal-key";
import { adoptGuest } from "./adopt-guest";
import { GONE, purgeAccount } from "./purge-account";

// Each starts a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const GUEST = "guest_one";
const ACCOUNT = "acc_ada";
const OTHER = "guest_two";
const KEY = "sk-canary-4f1e9a77";

const reading = parseKeyRing(`a:${Buffer.alloc(32, 1).toString("base64")}`);
if (!reading.ok) throw new Error(reading.message);
const { ring } = reading;

/** Every table with an owner, and what a row of it is made of. */
const TABLES: Record<string, (prisma: PrismaClient, ownerId: string) => Promise<unknown>> = {
  Run: (prisma, ownerId) => makeRun(prisma, ownerId, "key-1"),
  RunTag: (prisma, ownerId) =>
    prisma.runTag.create({ data: { runId: `run_${ownerId}`, ownerId, tag: "kept" } }),
  Vote: (prisma, ownerId) =>
    prisma.vote.create({ data: { runId: `run_${ownerId}`, ownerId, pick: "A", blind: false, atMs: 1n } }),
  Share: (prisma, ownerId) =>
    prisma.share.create({
      data: { slug: `s_${ownerId}`, runId: `run_${ownerId}`, ownerId, audience: "link", showCosts: true },
    }),
  Connection: (prisma, ownerId) => makeConnection(prisma, ownerId),
  CallRecord: (prisma, ownerId) =>
    prisma.callRecord.create({
      data: {
        ...{ id: `call_${ownerId}`, atMs: 1n, ownerId, runId: `run_${ownerId}`, model: "lab/a" },
        ...{ connectionKey: "own:x", purpose: "candidate", outcome: "completed", totalMs: 1 },
        ...{ costMicroUsd: 7n, costSource: "reported" },
      },
    }),
  PendingBill: (prisma, ownerId) =>
    prisma.pendingBill.create({
      data: {
        generationId: `gen_${ownerId}`,
        ownerId,
        runId: `run_${ownerId}`,
        model: "lab/a",
        nextTryAtMs: 1n,
      },
    }),
  Attachment: (prisma, ownerId) =>
    prisma.attachment.create({
      data: {
        ...{ id: `att_${ownerId}`, ownerId, name: "a.txt", mediaType: "text/plain", kind: "text", bytes: 1 },
        data: new Uint8Array([65]),
      },
    }),
  Profile: (prisma, ownerId) =>
    prisma.profile.create({
      data: { id: `pro_${ownerId}`, ownerId, slug: "mine", name: "Mine", about: "", setup: "{}" },
    }),
  Reservation: (prisma, ownerId) =>
    prisma.reservation.create({
      data: { runId: `run_${ownerId}`, ownerId, month: "2026-11", microUsd: 5n, atMs: 1n },
    }),
  ApiToken: (prisma, ownerId) =>
    prisma.apiToken.create({
      data: { id: `tok_${ownerId}`, ownerId, name: "Script", secretHash: "h", hint: "abcd", scopes: "[]" },
    }),
  WorkKey: (prisma, ownerId) =>
    prisma.workKey.create({ data: { ownerId, key: `key-${ownerId}`, hash: "h", runId: `run_${ownerId}` } }),
};

async function makeRun(prisma: PrismaClient, ownerId: string, idempotencyKey: string) {
  await prisma.run.create({
    data: {
      ...{ id: `run_${ownerId}`, ownerId, status: "completed", mode: "merge", prompt: "Why?", request: "{}" },
      ...{ startedAtMs: 1n, costSource: "unknown", memberNames: [], idempotencyKey, idempotencyHash: "h" },
    },
  });
}

async function makeConnection(prisma: PrismaClient, ownerId: string) {
  const own = { id: `con_${ownerId}`, ownerId, kind: "openai" as const, baseUrl: null };
  const keyCipher = sealKey(ring, KEY, toBinding(own));
  await prisma.connection.create({ data: { ...own, slug: "openai", name: "OpenAI", keyCipher } });
}

describeOnEveryDatabase("what an owner has", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const { prisma } = database;
    for (const table of [
      "run",
      "connection",
      "callRecord",
      "pendingBill",
      "attachment",
      "profile",
      "apiToken",
    ] as const)
      await (prisma[table] as PrismaClient["run"]).deleteMany();
    for (const table of ["reservation", "monthlySpend", "workKey", "account"] as const)
      await (prisma[table] as PrismaClient["account"]).deleteMany();
    await prisma.account.create({ data: { id: ACCOUNT, name: "Ada", role: "admin" } });
  });
  const fill = async (ownerId: string) => {
    for (const make of Object.values(TABLES)) await make(database.prisma, ownerId);
  };
  const adopt = () => adoptGuest({ guestId: GUEST, accountId: ACCOUNT }, { database, ring });

  /** How many rows of each table are the owner's. */
  async function count(ownerId: string): Promise<Record<string, number>> {
    const counts = Object.keys(TABLES).map(async (table) => {
      const name = `${table[0]?.toLowerCase()}${table.slice(1)}` as "run";
      return [table, await database.prisma[name].count({ where: { ownerId } })] as const;
    });
    return Object.fromEntries(await Promise.all(counts));
  }
  const each = (n: number) => Object.fromEntries(Object.keys(TABLES).map((table) => [table, n]));

  test("is in a table that this test knows", async () => {
    const models = await readFile(path.join(process.cwd(), "prisma", "models.prisma"), "utf8");
    const owned = [...models.matchAll(/^model (\w+) \{[^}]*?^\s+ownerId\s/gm)].map(([, name]) => name);
    expect(owned.toSorted()).toEqual(Object.keys(TABLES).toSorted());
  });

  test("is the account's once the guest signs in, and nobody else's is", async () => {
    await fill(GUEST);
    await fill(OTHER);
    await adopt();
    expect([await count(GUEST), await count(ACCOUNT), await count(OTHER)]).toEqual([
      each(0),
      each(1),
      each(1),
    ]);
  });

  test("keys open for the account, and no longer for the guest", async () => {
    await fill(GUEST);
    await adopt();
    const row = await database.prisma.connection.findUniqueOrThrow({ where: { id: `con_${GUEST}` } });
    const open = (ownerId: string) =>
      unsealKey(ring, row.keyCipher ?? "", toBinding({ ...row, kind: "openai", ownerId }));
    expect([open(ACCOUNT), open(GUEST)]).toEqual([
      { ok: true, key: KEY, stale: false },
      { ok: false, why: "not-authentic" },
    ]);
  });

  test("stands beside what the account has already: another slug, its own repeat of a key, one sum", async () => {
    await fill(GUEST);
    await fill(ACCOUNT);
    const { prisma } = database;
    const month = { month: "2026-11", reservedMicroUsd: 1n };
    await prisma.monthlySpend.createMany({
      data: [
        { scope: GUEST, ...month, spentMicroUsd: 10n },
        { scope: ACCOUNT, ...month, spentMicroUsd: 5n },
        { scope: GUEST, ...month, month: "2026-10", spentMicroUsd: 3n },
      ],
    });
    await adopt();
    expect(await count(ACCOUNT)).toEqual(each(2));
    const slugs = async (rows: Promise<{ slug: string }[]>) =>
      (await rows).map(({ slug }) => slug).toSorted();
    expect(await slugs(prisma.connection.findMany())).toEqual(["openai", "openai-2"]);
    expect(await slugs(prisma.profile.findMany())).toEqual(["mine", "mine-2"]);
    const runs = await prisma.run.findMany({ orderBy: { id: "asc" } });
    expect(runs.map(({ id, idempotencyKey }) => [id, idempotencyKey])).toEqual([
      [`run_${ACCOUNT}`, "key-1"],
      [`run_${GUEST}`, null],
    ]);
    expect(await prisma.monthlySpend.findMany({ orderBy: { month: "asc" } })).toEqual([
      { scope: ACCOUNT, month: "2026-10", spentMicroUsd: 3n, reservedMicroUsd: 1n },
      { scope: ACCOUNT, month: "2026-11", spentMicroUsd: 15n, reservedMicroUsd: 2n },
    ]);
  });

  test("goes with the account; what was spent stays spent, by nobody", async () => {
    await fill(ACCOUNT);
    await fill(OTHER);
    await database.prisma.monthlySpend.create({
      data: { scope: ACCOUNT, month: "2026-11", spentMicroUsd: 7n },
    });
    expect(await purgeAccount(ACCOUNT, database)).toBe("done");
    expect([await count(ACCOUNT), await count(OTHER)]).toEqual([each(0), each(1)]);
    expect(await database.prisma.callRecord.findMany({ where: { ownerId: GONE } })).toMatchObject([
      { costMicroUsd: 7n, runId: null },
    ]);
    expect([await database.prisma.account.count(), await database.prisma.monthlySpend.count()]).toEqual([
      0, 0,
    ]);
  });

  test("stays where the last admin would leave others behind", async () => {
    await fill(ACCOUNT);
    await database.prisma.account.create({ data: { id: "acc_bob", name: "Bob", role: "member" } });
    expect([await purgeAccount(ACCOUNT, database), await count(ACCOUNT)]).toEqual(["last-admin", each(1)]);
  });
});
