import { afterEach, beforeEach, expect, test } from "vitest";
import { createGate } from "@/lib/server/models/testing/create-gate";
import { manualTimers } from "@/lib/server/models/testing/manual-timers";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { StatusScript } from "@/lib/server/models/testing/upstream-script";
import { createModelList, FIRST_WAIT_MS, LIST_RETRY_MS, LIST_TTL_MS } from "./model-list";
import { parseOpenAICompatibleModels } from "./openai-compatible-models";

const KEY = "sk-canary-4f1e9a77";
let reply: StatusScript;
let gate: Promise<unknown>;
let upstream: Upstream;
beforeEach(async () => {
  reply = { status: 200, body: { data: [{ id: "one" }] } };
  gate = Promise.resolve();
  upstream = await startUpstream({ models: {}, list: () => gate.then(() => reply) });
});
afterEach(() => upstream.close());

function open() {
  const timers = manualTimers();
  const list = createModelList({
    connection: { id: "lab", name: "lab" },
    url: `${upstream.url}/models`,
    headers: { authorization: `Bearer ${KEY}` },
    parse: (body) => parseOpenAICompatibleModels(body, "lab"),
    timers,
  });
  const ids = () => list.listed().models.map(({ id }) => id);
  return { ...list, ids, timers };
}

/** Lets a refresh behind the caller's back come to its end. */
async function settle(list: ReturnType<typeof open>, done: () => boolean) {
  while (!done()) {
    await list.list();
    await new Promise(setImmediate);
  }
}

test("The list is fetched when it is first asked for, with the key, and kept for ten minutes", async () => {
  const list = open();
  expect(list.listed()).toMatchObject({ models: [], status: "loading" });
  expect(await list.list()).toMatchObject({ models: [{ id: "lab/one" }], status: "ready", message: null });
  list.timers.advance(LIST_TTL_MS - 1);
  await list.list();
  expect(upstream.requests.map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual(
    [["GET", "/v1/models", `Bearer ${KEY}`]],
  );
});

test("An old list serves while a new one is fetched", async () => {
  const list = open();
  await list.list();
  reply = { status: 200, body: { data: [{ id: "two" }] } };
  list.timers.advance(LIST_TTL_MS);
  expect((await list.list()).models).toMatchObject([{ id: "lab/one" }]);
  await settle(list, () => list.ids().includes("lab/two"));
  expect(list.listed()).toMatchObject({ models: [{ id: "lab/two" }], status: "ready" });
});

test("Where a refresh fails, the old list stays and the connection says what is wrong", async () => {
  const list = open();
  await list.list();
  reply = { status: 401, body: {} };
  list.timers.advance(LIST_TTL_MS);
  await settle(list, () => list.listed().status === "unreachable");
  expect(list.listed()).toMatchObject({
    models: [{ id: "lab/one" }],
    status: "unreachable",
    message: "lab refused its list of models (HTTP 401). Check its key.",
  });
});

test("The first caller waits three seconds at most", async () => {
  const held = createGate();
  gate = held.opened;
  const list = open();
  const asked = list.list();
  list.timers.advance(FIRST_WAIT_MS);
  expect(await asked).toMatchObject({ models: [], status: "loading", message: "Asking lab for its models." });
  held.open();
  await settle(list, () => list.listed().status === "ready");
  expect(list.ids()).toEqual(["lab/one"]);
});

test.each([
  [
    { status: 404, body: {} },
    "lab refused its list of models (HTTP 404). Check the base URL; it usually ends in /v1.",
  ],
  [
    { status: 302, headers: { location: "https://elsewhere.example" } },
    "lab refused its list of models (HTTP 302). Check the base URL; it usually ends in /v1.",
  ],
  [
    { status: 200, body: "<html>" },
    "lab answered its list of models with something other than JSON. Check the base URL; it usually ends in /v1.",
  ],
  [
    { status: 200, body: { hello: 1 } },
    "lab sent no list of models. Check the base URL; it usually ends in /v1.",
  ],
] as const)("%j makes it unreachable, and it is asked again later", async (script, message) => {
  reply = script;
  const list = open();
  expect(await list.list()).toEqual({ models: [], status: "unreachable", message });
  await list.list();
  expect(upstream.requests).toHaveLength(1);
  reply = { status: 200, body: { data: [{ id: "one" }] } };
  list.timers.advance(LIST_RETRY_MS);
  await settle(list, () => list.listed().status === "ready");
  expect(list.ids()).toEqual(["lab/one"]);
});
