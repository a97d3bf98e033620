import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaRunStore } from "@/lib/server/runs/prisma-run-store";
import { createMemoryRunStore } from "@/lib/server/runs/testing/memory-run-store";
import { createPrismaAttachmentStore } from "./prisma-attachment-store";
import { describeAttachmentStore } from "./testing/attachment-store-contract";
import { createMemoryAttachmentStore } from "./testing/memory-attachment-store";

describe("the memory attachment store", () => {
  describeAttachmentStore(async () => {
    const runs = createMemoryRunStore();
    return { runs, attachments: createMemoryAttachmentStore(runs) };
  });
});

describeOnEveryDatabase("the Prisma attachment store", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  describeAttachmentStore(async () => {
    await database.prisma.run.deleteMany();
    await database.prisma.attachment.deleteMany();
    return { runs: createPrismaRunStore(database), attachments: createPrismaAttachmentStore(database) };
  });
});
