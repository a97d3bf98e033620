import { afterAll, beforeAll, describe, vi } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaRunStore } from "./prisma-run-store";
import { createMemoryRunStore } from "./testing/memory-run-store";
import { describeRunFilters } from "./testing/run-filter-contract";
import { describeRunList } from "./testing/run-list-contract";
import { describeRunMarks } from "./testing/run-marks-contract";
import { describeRunSearch } from "./testing/run-search-contract";
import { describeRunStore } from "./testing/run-store-contract";
import { describeRunThreads } from "./testing/run-thread-contract";
import { describeWorkKeys } from "./testing/work-key-contract";

// A long log takes a busy machine longer than the usual five seconds to store.
vi.setConfig({ testTimeout: 60_000 });

describe("the memory run store", () => {
  const open = async () => createMemoryRunStore();
  describeRunStore(open);
  describeRunList(open);
  describeRunSearch(open);
  describeRunFilters(open);
  describeRunMarks(open);
  describeRunThreads(open);
  describe("keys", () => describeWorkKeys(open));
});

describeOnEveryDatabase("the Prisma run store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  const open = async () => {
    await database.prisma.run.deleteMany();
    await database.prisma.workKey.deleteMany();
    return createPrismaRunStore(database);
  };
  describeRunStore(open);
  describeRunList(open);
  describeRunSearch(open);
  describeRunFilters(open);
  describeRunMarks(open);
  describeRunThreads(open);
  describe("keys", () => describeWorkKeys(open));
});
