import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { createPrismaRunStore } from "@/lib/server/runs/prisma-run-store";
import { storeEndedRun } from "@/lib/server/runs/testing/ended-run";
import {
  SAMPLE_CLIENT,
  sampleEvents,
  sampleId,
  sampleRequest,
  sampleRun,
} from "@/lib/server/runs/testing/sample-run";
import { exportAccount } from "./export-account";

const ownerId = "acc_ada";

describeOnEveryDatabase("the export of an account", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
    await database.prisma.account.create({
      data: { id: ownerId, name: "Ada", role: "admin", passwordHash: "h4sh" },
    });
  });
  afterAll(() => database.close());
  const read = async () => {
    let text = "";
    for await (const part of exportAccount(ownerId, database)) text += part;
    return text;
  };

  test("holds runs as they were asked, whatever words a program's tools have, and the log of one under way", async () => {
    const store = createPrismaRunStore(database);
    // Names that columns have, too, with text that is no JSON.
    const parameters = {
      properties: { state: { default: "state", models: "models" } },
      request: "x",
      setup: "y",
    };
    const asked = { answer: { tools: [{ name: "look_up", parameters }] } };
    const client = { ...SAMPLE_CLIENT, metadata: { state: "draft" } };
    await storeEndedRun(store, 1, { ownerId, asked, client });
    await store.create(sampleRun(2, { ownerId }));
    await store.append({
      runId: sampleId(2),
      workerId: "host:1:worker",
      events: sampleEvents(1, 2),
      end: null,
    });
    const { runs } = JSON.parse(await read());
    expect(runs).toMatchObject([
      { id: sampleId(1), request: { ...sampleRequest, ...asked }, client, state: { status: "completed" } },
      { id: sampleId(2), state: null, log: [{ type: "run.started" }, { text: "word2 " }] },
    ]);
    expect(runs[0]).not.toHaveProperty("log");
  });

  test("holds the tokens, and not what they are known by", async () => {
    const token = {
      id: "tok_1",
      ownerId,
      name: "Nightly",
      secretHash: "s3cret",
      hint: "z9z9",
      scopes: '["run"]',
    };
    await database.prisma.apiToken.create({ data: token });
    const text = await read();
    expect(JSON.parse(text)).toMatchObject({ tokens: [{ name: "Nightly", scopes: ["run"] }] });
    expect(text).not.toMatch(/s3cret|h4sh|z9z9/);
  });
});
