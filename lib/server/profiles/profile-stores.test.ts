import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaProfileStore, DEFAULT_PROFILE_KEY } from "./prisma-profile-store";
import { createMemoryProfileStore } from "./testing/memory-profile-store";
import { describeProfileStore, sampleSetup } from "./testing/profile-store-contract";

describe("the memory profile store", () => {
  describeProfileStore(async () => createMemoryProfileStore());
});

describeOnEveryDatabase("the Prisma profile store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  const open = async () => {
    const { prisma } = database;
    await Promise.all([prisma.profile.deleteMany(), prisma.account.deleteMany(), prisma.run.deleteMany()]);
    return createPrismaProfileStore(database);
  };
  describeProfileStore(open);

  const account = (id: string, name: string, defaultProfile: string | null = null) =>
    database.prisma.account.create({ data: { id, name, role: "member", defaultProfile } });

  test("says who offers a profile, and skips one that this version cannot read", async () => {
    const store = await open();
    await account("acct_two", "Ada");
    const row = { slug: "x", name: "Of Ada", about: "", shared: true, createdAtMs: 1, updatedAtMs: 1 };
    await store.create({ ...row, id: "prof_1", ownerId: "acct_two", setup: sampleSetup });
    await database.prisma.profile.create({
      data: {
        id: "prof_2",
        ownerId: "acct_two",
        slug: "y",
        name: "New",
        about: "",
        shared: true,
        setup: "{}",
      },
    });
    expect(await store.list("acct_one")).toMatchObject([{ id: "prof_1", ownerName: "Ada" }]);
  });

  test("the default is the account's own choice, else the instance's", async () => {
    const store = await open();
    await account("acct_one", "Ada", "budget");
    await account("acct_two", "Bo");
    expect([await store.defaultFor("acct_two"), await store.defaultFor("guest_x")]).toEqual([null, null]);
    await database.prisma.instanceSetting.create({ data: { key: DEFAULT_PROFILE_KEY, value: '"prof_9"' } });
    expect([await store.defaultFor("acct_one"), await store.defaultFor("acct_two")]).toEqual([
      "budget",
      "prof_9",
    ]);
    await database.prisma.instanceSetting.deleteMany();
  });

  test("figures are of the owner's runs with that profile alone", async () => {
    const store = await open();
    const { prisma } = database;
    const run = (id: string, more: object) => ({
      ...{
        id,
        ownerId: "acct_one",
        status: "completed",
        mode: "merge",
        prompt: "p",
        request: "{}",
        memberNames: [],
      },
      ...{ startedAtMs: 1n, costSource: "reported", profile: "quality", ...more },
    });
    await prisma.run.createMany({
      data: [
        run("r1", { costMicroUsd: 100n, wallMs: 10, fusedAs: "merged" }),
        run("r2", { costMicroUsd: 301n, wallMs: 30, fusedAs: "best-single" }),
        run("r3", { costMicroUsd: null, costSource: "unknown", wallMs: 20, fusedAs: "merged" }),
        run("r6", { costMicroUsd: 0n, wallMs: 20 }),
        run("r7", { costMicroUsd: 0n, wallMs: 20 }),
        run("r4", { costMicroUsd: 9_000n, profile: "budget" }),
        run("r5", { costMicroUsd: 9_000n, ownerId: "acct_two" }),
      ],
    });
    const vote = (runId: string, pick: string, model: string | null) => ({
      ...{ runId, ownerId: "acct_one", pick, model, blind: false, profile: "quality", atMs: 1n },
    });
    await prisma.vote.createMany({
      // A sixth candidate that was pasted, and an answer revised in a debate: neither is fused.
      data: [
        vote("r1", "F1", null),
        vote("r2", "A", "lab/a"),
        vote("r3", "B", null),
        vote("r6", "F", null),
        vote("r7", "F2", "lab/a"),
      ],
    });
    expect(await store.figures("acct_one", "quality")).toEqual({
      runs: 5,
      costMicroUsd: 401,
      runsOfUnknownCost: 1,
      wallMs: 20,
      fusedAs: { merged: 2, "best-single": 1 },
      votes: { fused: 1, candidate: 4 },
    });
    expect(await store.figures("acct_one", "prof_none")).toMatchObject({
      runs: 0,
      wallMs: null,
      fusedAs: {},
    });
  });
});
