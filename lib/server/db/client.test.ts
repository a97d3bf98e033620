import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";

const run = (id: string) => ({
  id,
  ownerId: "guest-1",
  status: "running",
  mode: "merge",
  prompt: "Why is the sky blue? \u{1f30c}",
  request: '{"pool":[{"model":"lab/a"}]}',
  startedAtMs: 1_799_999_999_999n,
  costMicroUsd: 9_007_199_254_740_993n,
  costSource: "reported",
  memberNames: ["lab/a", "lab/b"],
});

describeOnEveryDatabase("a database", (provider) => {
  let database: Database;

  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());

  test("gives back what was stored, to the last micro-dollar", async () => {
    const stored = await database.prisma.run.create({ data: run("run-1") });
    const { createdAt, updatedAt, ...read } = await database.prisma.run.findUniqueOrThrow({
      where: { id: "run-1" },
    });
    expect(read).toMatchObject({ ...run("run-1"), lastSeq: 0, models: "[]" });
    expect([createdAt, updatedAt]).toEqual([stored.createdAt, stored.updatedAt]);
  });

  test("takes a run's events away with the run", async () => {
    const events = '[{"seq":1,"type":"run.started"}]';
    const chunk = { firstSeq: 1, lastSeq: 1, events };
    await database.prisma.run.create({ data: { ...run("run-2"), chunks: { create: chunk } } });
    expect(await database.prisma.runEventChunk.findMany({ where: { runId: "run-2" } })).toEqual([
      { runId: "run-2", ...chunk },
    ]);
    await database.prisma.run.delete({ where: { id: "run-2" } });
    expect(await database.prisma.runEventChunk.count({ where: { runId: "run-2" } })).toBe(0);
  });

  test("refuses events of a run that is not there", async () => {
    const orphan = { runId: "nobody", firstSeq: 1, lastSeq: 1, events: "[]" };
    await expect(database.prisma.runEventChunk.create({ data: orphan })).rejects.toMatchObject({
      code: "P2003",
    });
  });

  test("holds an owner's idempotency key once, and any number of runs without one", async () => {
    const keyed = (id: string, ownerId: string) => ({ ...run(id), ownerId, idempotencyKey: "key" });
    await database.prisma.run.create({ data: keyed("run-3", "guest-1") });
    await database.prisma.run.create({ data: keyed("run-4", "guest-2") });
    await expect(database.prisma.run.create({ data: keyed("run-5", "guest-1") })).rejects.toMatchObject({
      code: "P2002",
    });
  });

  test("a transaction that fails takes nothing along that others wrote meanwhile, nor shows them what it never did", async () => {
    const { prisma } = database;
    const key = (name: string) => ({ ownerId: "guest-1", key: name, hash: "h", runId: "run-1" });
    let others: Promise<unknown> | null = null;
    const failing = prisma.$transaction(async (tx) => {
      await tx.workKey.create({ data: key("never") });
      others = Promise.all([
        prisma.workKey.create({ data: key("theirs") }),
        prisma.workKey.findMany({ where: { key: "never" } }),
      ]);
      // Long enough for the others to come between, were they let.
      for (let n = 0; n < 5; n += 1) await tx.workKey.count();
      throw new Error("It is taken back.");
    });
    await expect(failing).rejects.toThrow("It is taken back.");
    expect(await others).toEqual([expect.anything(), []]);
    expect((await prisma.workKey.findMany()).map((row) => row.key)).toEqual(["theirs"]);
  });
});

test("SQLite runs with a write-ahead log, foreign keys and synchronous=NORMAL", async () => {
  const database = await createTestDatabase("sqlite");
  const pragma = (name: string) => database.prisma.$queryRawUnsafe(`PRAGMA ${name}`);
  expect([await pragma("journal_mode"), await pragma("foreign_keys"), await pragma("synchronous")]).toEqual([
    [{ journal_mode: "wal" }],
    [{ foreign_keys: 1n }],
    [{ synchronous: 1n }],
  ]);
  await database.close();
});
