import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaTokenStore } from "./prisma-token-store";
import { createMemoryTokenStore } from "./testing/memory-token-store";
import { describeTokenStore, sampleToken } from "./testing/token-store-contract";

describe("the memory token store", () => {
  describeTokenStore(async () => createMemoryTokenStore());
});

describeOnEveryDatabase("the Prisma token store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  const open = async () => {
    await Promise.all([database.prisma.apiToken.deleteMany(), database.prisma.monthlySpend.deleteMany()]);
    return createPrismaTokenStore(database);
  };
  describeTokenStore(open);

  test("what was counted for a token goes with it, and nobody else's", async () => {
    const store = await open();
    const [one, two] = [sampleToken(1), sampleToken(2)];
    await store.create(one);
    await database.prisma.monthlySpend.createMany({
      data: [one, two].flatMap(({ id }) => [
        { scope: `token:${id}`, month: "2026-11" },
        { scope: `token:${id}`, month: "2026-11-28" },
      ]),
    });
    await store.delete(one);
    const left = await database.prisma.monthlySpend.findMany({ select: { scope: true } });
    expect(left).toEqual([{ scope: `token:${two.id}` }, { scope: `token:${two.id}` }]);
  });

  test("a scope that this version does not know allows nothing", async () => {
    const store = await open();
    const { id, ownerId, name, secretHash, hint } = sampleToken(1);
    const scopes = '["run","rule"]';
    await database.prisma.apiToken.create({ data: { id, ownerId, name, secretHash, hint, scopes } });
    expect(await store.find(id)).toMatchObject({ scopes: ["run"] });
  });
});
