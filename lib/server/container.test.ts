import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RunState } from "@/lib/fusion/run-state";
import { type Container, createContainer } from "@/lib/server/container";
import { createDatabase } from "@/lib/server/db/client";
import { migrateDatabase } from "@/lib/server/db/migrate";
import { parseEnv } from "@/lib/server/env";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { requireValue } from "@/lib/server/runs/testing/run-bench";

const OWNER = "guest_one";
const KEY = "sk-canary-4f1e9a77";

let dataDir = "";
let upstream: Upstream;
let running: Container;

const environment = () => parseEnv({ DATA_DIR: dataDir, ALLOW_PRIVATE_HOSTS: "127.0.0.1" });

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "tokamak-container-"));
  upstream = await startUpstream({ models: { oak: { steps: [{ text: "Half" }, "hang"] } } });
  await migrateDatabase(environment().database);
  running = createContainer(environment());
});
afterEach(async () => {
  await running.shutDown();
  await upstream.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A run over an owner's own connection, left in the middle by a process that went down. */
async function leaveRun(): Promise<{ runId: string; connectionId: string }> {
  const added = await running.connections.add(OWNER, {
    kind: "openai-compatible",
    name: "Lab",
    baseUrl: upstream.url,
    apiKey: KEY,
  });
  const body = { prompt: "Why?", pool: [{ model: "lab/oak" }], judge: { models: ["local/extractive"] } };
  const { id } = requireValue(await running.runs.start(OWNER, body, null));
  await upstream.arrived("oak");
  await running.shutDown();
  upstream.script("oak", answer("The whole answer."));
  running = createContainer(environment());
  return { runId: id, connectionId: requireValue(added).id };
}

async function finish(runId: string): Promise<RunState> {
  await running.startUpkeep();
  const following = requireValue(await running.runs.follow(OWNER, runId, 0, new AbortController().signal));
  if (following.kind === "events") for await (const _batch of following.batches);
  return requireValue(await running.runs.get(OWNER, runId));
}

test("a run that is taken up again calls with its owner's key", async () => {
  const { runId } = await leaveRun();
  const { status, candidates } = await finish(runId);
  expect([status, candidates[0]?.text]).toEqual(["completed", "The whole answer."]);
  expect(upstream.requestsFor("oak").map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${KEY}`,
    `Bearer ${KEY}`,
  ]);
});

test("one whose connection was deleted meanwhile says so in its column", async () => {
  const { runId, connectionId } = await leaveRun();
  requireValue(await running.connections.delete(OWNER, connectionId));
  const { candidates } = await finish(runId);
  expect(candidates[0]).toMatchObject({
    status: "failed",
    reason: "invalid-request",
    message:
      'There is no connection "lab" (any more): it was deleted or paused. Settings → Connections has those there are.',
  });
  expect(upstream.requestsFor("oak").length).toBe(1);
});

test("guests who bring their own keys run with them, and are refused the instance's, which accounts may use", async () => {
  await running.shutDown();
  const CONNECTIONS = JSON.stringify([{ id: "team", kind: "openai-compatible", baseURL: upstream.url }]);
  const variables = { DATA_DIR: dataDir, ALLOW_PRIVATE_HOSTS: "127.0.0.1", GUEST_ACCESS: "own-keys" };
  running = createContainer(parseEnv({ ...variables, CONNECTIONS }));
  upstream.script("oak", answer("Mine."));
  const lab = { kind: "openai-compatible" as const, name: "Lab", baseUrl: upstream.url, apiKey: KEY };
  requireValue(await running.connections.add(OWNER, lab));
  const judge = { models: ["local/extractive"] };
  const ask = (owner: string, model: string) =>
    running.runs.start(owner, { prompt: "Why?", pool: [{ model }], judge }, null);
  const outcomes = [
    await ask(OWNER, "lab/oak"),
    await ask(OWNER, "team/oak"),
    await ask("guest_two", "lab/oak"),
    await ask("guest_two", "demo/careful"),
    await ask("acc_ada", "team/oak"),
  ];
  expect(outcomes.map((outcome) => (outcome.ok ? "accepted" : outcome.refusal.code))).toEqual([
    "accepted",
    "guest-not-allowed",
    "guest-not-allowed",
    "accepted",
    "accepted",
  ]);
});

test("a start while a connection's provider is away has its models from before, and none once it is deleted", async () => {
  const added = await running.connections.add(OWNER, {
    kind: "openai-compatible",
    name: "Lab",
    baseUrl: upstream.url,
    apiKey: KEY,
  });
  const listed = async () => {
    const { items, connections } = await (await running.models.forOwner(OWNER)).list();
    const lab = connections.find(({ id }) => id === "lab");
    return [
      items.filter(({ connection }) => connection === "lab").map(({ id }) => id),
      lab?.status,
      lab?.list,
    ];
  };
  expect(await listed()).toEqual([["lab/oak"], "ready", "live"]);
  await running.shutDown();
  await upstream.close();
  running = createContainer(environment());
  const [ids, status, list] = await listed();
  expect([ids, ["loading", "unreachable"].includes(String(status)), list]).toEqual([
    ["lab/oak"],
    true,
    "stored",
  ]);
  requireValue(await running.connections.delete(OWNER, requireValue(added).id));
  const { prisma, close } = createDatabase(environment().database);
  expect(await prisma.modelCatalogue.count({ where: { key: { startsWith: "own:" } } })).toBe(0);
  await close();
});
