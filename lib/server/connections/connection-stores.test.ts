import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaConnectionStore } from "./prisma-connection-store";
import { describeConnectionStore } from "./testing/connection-store-contract";
import { createMemoryConnectionStore } from "./testing/memory-connection-store";

describe("the memory connection store", () => {
  describeConnectionStore(async () => createMemoryConnectionStore());
});

describeOnEveryDatabase("the Prisma connection store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  describeConnectionStore(async () => {
    await database.prisma.connection.deleteMany();
    return createPrismaConnectionStore(database);
  });
});
