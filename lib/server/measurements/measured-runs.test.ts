import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { MeasuredModel } from "@/lib/contract/models";
import { type Container, createContainer } from "@/lib/server/container";
import { migrateDatabase } from "@/lib/server/db/migrate";
import { parseEnv } from "@/lib/server/env";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { requireValue } from "@/lib/server/runs/testing/run-bench";

const OWNER = "guest_one";
const OTHER = "guest_two";

let dataDir = "";
let upstream: Upstream;
let running: Container;

const environment = () =>
  parseEnv({
    DATA_DIR: dataDir,
    ALLOW_PRIVATE_HOSTS: "127.0.0.1",
    CONNECTIONS: JSON.stringify([
      {
        ...{ id: "team", kind: "openai-compatible", baseURL: upstream.url },
        models: [{ id: "oak", price: { input: 1, output: 2 } }],
      },
    ]),
  });

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "tokamak-measured-"));
  upstream = await startUpstream({ models: { oak: answer("Oak says so."), elm: answer("Elm says so.") } });
  await migrateDatabase(environment().database);
  running = createContainer(environment());
});
afterEach(async () => {
  await running.shutDown();
  await upstream.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function run(ownerId: string, ...models: string[]): Promise<void> {
  const pool = models.map((model) => ({ model }));
  const body = { prompt: "Why?", pool, judge: { models: ["local/extractive"] } };
  const { id } = requireValue(await running.runs.start(ownerId, body, null));
  const following = requireValue(await running.runs.follow(ownerId, id, 0, new AbortController().signal));
  if (following.kind === "events") for await (const _batch of following.batches);
}

/** What the next process knows: the last calls are written when this one goes down. */
async function restart(): Promise<void> {
  await running.shutDown();
  running = createContainer(environment());
}

async function measured(ownerId: string): Promise<MeasuredModel[]> {
  const connectionKeys = (await running.models.forOwner(ownerId)).keys();
  return running.measurements.measure({ ownerId, connectionKeys, period: "24h" });
}

test("every request of a run is measured, and stays measured when the process goes down", async () => {
  upstream.script("oak", ({ previous }) => (previous === 0 ? fault(503) : answer("Oak says so.")));
  await run(OWNER, "team/oak", "demo/careful");
  await restart();
  const figures = (await measured(OWNER)).map(({ model, calls, failures, firstTokenMs, spent }) => [
    ...[model, calls, failures, firstTokenMs !== null, spent.source],
  ]);
  expect(figures).toEqual([
    ["team/oak", 2, { overloaded: 1 }, true, "computed"],
    ["demo/careful", 1, {}, true, "computed"],
    ["local/extractive", 1, {}, true, "computed"],
  ]);
});

test("times of the instance's connections are everybody's, money is its owner's", async () => {
  await run(OWNER, "team/oak");
  await run(OTHER, "team/oak");
  await restart();
  const [mine] = await measured(OWNER);
  expect([mine?.model, mine?.calls]).toEqual(["team/oak", 2]);
  const runs = await running.runs.list(OWNER, {}, { after: null, limit: 1 });
  expect(mine?.spent).toEqual(runs.items[0]?.cost);
  expect((await measured("guest_three"))[0]).toMatchObject({ calls: 2, spent: { usd: 0 } });
});

test("own connections are their owner's, though two people's have one slug", async () => {
  for (const owner of [OWNER, OTHER])
    await running.connections.add(owner, {
      ...{ kind: "openai-compatible", name: "Lab", baseUrl: upstream.url, apiKey: "sk-canary" },
    });
  await run(OWNER, "lab/oak");
  await run(OTHER, "lab/oak", "lab/elm");
  await run(OTHER, "lab/elm");
  await restart();
  const counts = async (owner: string) =>
    (await measured(owner))
      .filter(({ connection }) => connection === "lab")
      .map((one) => [one.model, one.calls]);
  expect(await counts(OWNER)).toEqual([["lab/oak", 1]]);
  expect(await counts(OTHER)).toEqual([
    ["lab/elm", 2],
    ["lab/oak", 1],
  ]);
  expect(await counts("guest_three")).toEqual([]);
});
