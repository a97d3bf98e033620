import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaRunStore } from "@/lib/server/runs/prisma-run-store";
import type { RunCursor } from "@/lib/server/runs/run-cursor";
import { NO_FILTER } from "@/lib/server/runs/run-store";
import { storeEndedRun } from "@/lib/server/runs/testing/ended-run";
import { SAMPLE_STARTED_AT_MS, sampleId } from "@/lib/server/runs/testing/sample-run";
import { indexOlderRuns } from "./index-older-runs";
import { parseSearch } from "./parse-search";

describeOnEveryDatabase("runs from before there was a search", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());

  test("are made findable batch by batch, also those of one moment, and a second time does nothing", {
    timeout: 30_000,
  }, async () => {
    const store = createPrismaRunStore(database);
    for (let n = 1; n <= 7; n += 1)
      await storeEndedRun(store, n, { said: `answer${n}`, startedAtMs: SAMPLE_STARTED_AT_MS });
    await database.prisma.runText.deleteMany();
    await database.prisma.run.updateMany({ data: { models: "[]" } });
    const find = async (typed: string, model: string | null) =>
      store.list({
        ...{ ...NO_FILTER, ownerId: "guest_one", after: null, limit: 100 },
        ...{ search: parseSearch(typed), model },
      });
    expect(await find("answer7", null)).toEqual([]);

    let batches = 0;
    for (let after: RunCursor | null = null; batches === 0 || after; batches += 1)
      after = await indexOlderRuns(database, after, 3);
    expect(batches).toBe(3);
    expect((await find('"answer7"', "lab/j")).map(({ id }) => id)).toEqual([sampleId(7)]);
    expect((await find("sky", "lab/b")).length).toBe(7);
    expect(await database.prisma.run.count({ where: { models: "[]" } })).toBe(0);
    expect(await indexOlderRuns(database, null, 3)).toBeNull();
  });
});
