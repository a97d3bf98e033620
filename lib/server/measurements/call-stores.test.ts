import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaRunStore } from "@/lib/server/runs/prisma-run-store";
import { sampleId, sampleRun } from "@/lib/server/runs/testing/sample-run";
import { createPrismaCallStore } from "./prisma-call-store";
import { describeCallStore } from "./testing/call-store-contract";
import { createMemoryCallStore } from "./testing/memory-call-store";
import { sampleCall } from "./testing/sample-call";

describe("the memory call store", () => {
  describeCallStore(async () => createMemoryCallStore());
});

describeOnEveryDatabase("the Prisma call store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  const open = async () => {
    await database.prisma.callRecord.deleteMany();
    return createPrismaCallStore(database);
  };
  describeCallStore(open);

  test("what a deleted run spent stays spent, and nothing names the run any more", async () => {
    const store = await open();
    const runs = createPrismaRunStore(database);
    await runs.create(sampleRun(1));
    await store.add([sampleCall(1, { runId: sampleId(1) }), sampleCall(2, { runId: "another" })]);
    await runs.delete(sampleId(1));
    const rows = await database.prisma.callRecord.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ runId, costMicroUsd }) => [runId, costMicroUsd])).toEqual([
      [null, 1_230n],
      ["another", 1_230n],
    ]);
  });
});
