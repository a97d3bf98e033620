import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaBillStore } from "./prisma-bill-store";
import { describeBillStore } from "./testing/bill-store-contract";
import { createMemoryBillStore } from "./testing/memory-bill-store";

describe("the memory bill store", () => {
  describeBillStore(async () => createMemoryBillStore());
});

describeOnEveryDatabase("the Prisma bill store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  describeBillStore(async () => {
    await database.prisma.pendingBill.deleteMany();
    return createPrismaBillStore(database);
  });
});
