import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaBudgetStore, LIMIT_KEYS } from "./prisma-budget-store";
import { describeBudgetStore } from "./testing/budget-store-contract";
import { createMemoryBudgetStore } from "./testing/memory-budget-store";

describe("the memory budget store", () => {
  describeBudgetStore(async () => createMemoryBudgetStore());
});

describeOnEveryDatabase("the Prisma budget store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  const open = async () => {
    await database.prisma.reservation.deleteMany();
    await database.prisma.monthlySpend.deleteMany();
    return createPrismaBudgetStore(database);
  };
  describeBudgetStore(open);

  test("reads the limits: a person's own before the instance's for every person, and a guest has none", async () => {
    const store = await open();
    const { prisma } = database;
    const account = (id: string, monthlyBudgetMicroUsd: bigint | null) => ({
      ...{ id, name: id, role: "member", monthlyBudgetMicroUsd },
    });
    await prisma.account.createMany({ data: [account("acct_a", null), account("acct_b", 0n)] });
    expect(await store.limits("acct_a")).toEqual({ account: null, instance: null });
    await prisma.instanceSetting.createMany({
      data: [
        { key: LIMIT_KEYS.account, value: "5000000" },
        { key: LIMIT_KEYS.instance, value: "90000000" },
      ],
    });
    expect(await store.limits("acct_a")).toEqual({ account: 5_000_000, instance: 90_000_000 });
    expect(await store.limits("acct_b")).toEqual({ account: 0, instance: 90_000_000 });
    expect(await store.limits("guest_x")).toEqual({ account: null, instance: 90_000_000 });
  });
});
