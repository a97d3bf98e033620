import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaRunStore } from "@/lib/server/runs/prisma-run-store";
import { createMemoryRunStore } from "@/lib/server/runs/testing/memory-run-store";
import { SAMPLE_STARTED_AT_MS, sampleId, sampleRun } from "@/lib/server/runs/testing/sample-run";
import { createPrismaShareStore } from "./prisma-share-store";
import { createMemoryShareStore } from "./testing/memory-share-store";
import { describeShareStore } from "./testing/share-store-contract";

describe("the memory share store", () => {
  describeShareStore(async () => {
    const shares = createMemoryShareStore();
    return { shares, runs: createMemoryRunStore(shares) };
  });
});

describeOnEveryDatabase("the Prisma share store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  const open = async () => {
    await database.prisma.run.deleteMany();
    return { shares: createPrismaShareStore(database), runs: createPrismaRunStore(database) };
  };
  describeShareStore(open);

  test("a permalink goes with its run, and none is made of one that is gone", async () => {
    const { shares, runs } = await open();
    await runs.create(sampleRun(1));
    const share = {
      ...{ slug: "s", runId: sampleId(1), ownerId: "guest_one", audience: "link" as const, showCosts: false },
      ...{ lastSeq: null, expiresAtMs: null, createdAtMs: SAMPLE_STARTED_AT_MS },
    };
    await shares.create(share);
    await runs.delete(sampleId(1));
    expect([await shares.find("s"), await shares.create(share)]).toEqual([null, false]);
  });
});
