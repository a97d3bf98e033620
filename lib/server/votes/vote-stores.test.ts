import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaVoteStore } from "./prisma-vote-store";
import { createMemoryVoteStore } from "./testing/memory-vote-store";
import { describeVoteStore, VOTED_RUNS } from "./testing/vote-store-contract";

describe("the memory vote store", () => {
  describeVoteStore(async () =>
    createMemoryVoteStore(async (runId) => VOTED_RUNS.find(({ id }) => id === runId) ?? null),
  );
});

describeOnEveryDatabase("the Prisma vote store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  const open = async () => {
    await database.prisma.run.deleteMany();
    const rest = { status: "completed", mode: "merge", prompt: "p", request: "{}", memberNames: [] };
    await database.prisma.run.createMany({
      data: VOTED_RUNS.map((run) => ({ ...run, ...rest, startedAtMs: 1n, costSource: "unknown" })),
    });
    return createPrismaVoteStore(database);
  };
  describeVoteStore(open);

  test("a vote goes with its run", async () => {
    const store = await open();
    const own = { runId: "r1", ownerId: "acct_one" };
    await store.put({ ...own, pick: "A", blind: false, model: null, stood: [], atMs: 1 });
    await database.prisma.run.delete({ where: { id: "r1" } });
    expect(await store.find(own)).toBeNull();
  });
});
