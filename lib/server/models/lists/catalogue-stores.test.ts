import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { describeCatalogueStore } from "@/lib/server/models/testing/catalogue-store-contract";
import { createMemoryCatalogueStore } from "@/lib/server/models/testing/memory-catalogue-store";
import { createPrismaCatalogueStore } from "./prisma-catalogue-store";

describe("the memory catalogue store", () => {
  describeCatalogueStore(async () => createMemoryCatalogueStore());
});

describeOnEveryDatabase("the Prisma catalogue store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  describeCatalogueStore(async () => {
    await database.prisma.modelCatalogue.deleteMany();
    return createPrismaCatalogueStore(database);
  });
});
