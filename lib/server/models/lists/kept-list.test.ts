import { afterEach, beforeEach, expect, test } from "vitest";
import { createGate } from "@/lib/server/models/testing/create-gate";
import { manualTimers } from "@/lib/server/models/testing/manual-timers";
import { createMemoryCatalogueStore } from "@/lib/server/models/testing/memory-catalogue-store";
import { modelSummary } from "@/lib/server/models/testing/model-summary";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { StatusScript } from "@/lib/server/models/testing/upstream-script";
import { createCatalogue } from "./catalogue";
import type { CatalogueStore } from "./catalogue-store";
import { createModelList, FIRST_WAIT_MS, LIST_TTL_MS, SAVE_AGAIN_MS } from "./model-list";
import { parseOpenAICompatibleModels } from "./openai-compatible-models";

const MONDAY = 1_800_000_000_000;
let reply: StatusScript;
let gate: Promise<unknown>;
let upstream: Upstream;
let store: CatalogueStore;
beforeEach(async () => {
  store = createMemoryCatalogueStore();
  reply = { status: 200, body: { data: [{ id: "one" }] } };
  gate = Promise.resolve();
  upstream = await startUpstream({ models: {}, list: () => gate.then(() => reply) });
});
afterEach(() => upstream.close());

interface Start {
  url?: string;
  atMs?: number;
  bundled?: boolean;
}

/** A server's start: its list over the store that outlives it. */
function start({ url = `${upstream.url}/models`, atMs = MONDAY, bundled = false }: Start = {}) {
  const timers = manualTimers(atMs);
  const reports: string[] = [];
  const list = createModelList({
    connection: { id: "lab", name: "lab" },
    url,
    headers: {},
    parse: (body) => parseOpenAICompatibleModels(body, "lab"),
    timers,
    kept: createCatalogue(store, (what) => reports.push(what)).open("instance:lab", url),
    ...(bundled && { bundled: () => [modelSummary("lab/shipped")] }),
  });
  const settle = async (done: () => boolean) => {
    while (!done()) {
      await list.list();
      await new Promise(setImmediate);
    }
  };
  return { ...list, timers, reports, settle };
}

/** Where nobody listens. */
const NOWHERE = "http://127.0.0.1:1/v1/models";
const savedAt = async () => (await store.list()).map(({ fetchedAtMs }) => fetchedAtMs - MONDAY);

test("A start while the provider is silent serves the last copy at once, and says from when it is", async () => {
  await start().list();
  const held = createGate();
  gate = held.opened;
  const later = start({ atMs: MONDAY + 5_000 });
  expect(await later.list()).toEqual({
    models: [modelSummary("lab/one")],
    status: "loading",
    message: "Asking lab for its models.",
    list: "stored",
    asOfMs: MONDAY,
  });
  reply = { status: 200, body: { data: [{ id: "two" }] } };
  held.open();
  await later.settle(() => later.listed().status === "ready");
  expect(later.listed()).toEqual({
    models: [modelSummary("lab/two")],
    status: "ready",
    message: null,
    list: "live",
    asOfMs: MONDAY + 5_000,
  });
});

test("A provider that refuses leaves the last copy in place, unreachable", async () => {
  await start({ bundled: true }).list();
  reply = { status: 503, body: {} };
  const later = start({ atMs: MONDAY + 5_000, bundled: true });
  await later.settle(() => later.listed().status === "unreachable");
  expect(later.listed()).toEqual({
    models: [modelSummary("lab/one")],
    status: "unreachable",
    message: "lab refused its list of models (HTTP 503). It will be asked again.",
    list: "stored",
    asOfMs: MONDAY,
  });
});

test("A changed address does not show the old list", async () => {
  await start().list();
  expect(await start({ url: NOWHERE }).list()).toMatchObject({ models: [], status: "unreachable" });
});

test("A row that is no list any more is left aside, reported, and replaced", async () => {
  await start().list();
  const [row] = await store.list();
  await store.save({ key: row?.key ?? "", models: '[{"id":7}]', fetchedAtMs: MONDAY });
  const later = start();
  expect(await later.list()).toMatchObject({ models: [{ id: "lab/one" }], status: "ready", list: "live" });
  expect(later.reports).toEqual([
    "The kept list of models of instance:lab could not be read and is left aside",
  ]);
  expect((await store.find(row?.key ?? ""))?.models).toContain("lab/one");
});

test("A list is written when it changed, or after an hour", async () => {
  const list = start();
  await list.list();
  const pass = async (ms: number) => {
    list.timers.advance(ms);
    const due = list.timers.now();
    await list.settle(() => list.listed().asOfMs === due);
    // The write comes after the list: the next refresh begins once it is done.
    await new Promise(setImmediate);
    return savedAt();
  };
  expect(await savedAt()).toEqual([0]);
  expect(await pass(LIST_TTL_MS)).toEqual([0]);
  expect(await pass(SAVE_AGAIN_MS - LIST_TTL_MS)).toEqual([SAVE_AGAIN_MS]);
  reply = { status: 200, body: { data: [{ id: "two" }] } };
  expect(await pass(LIST_TTL_MS)).toEqual([SAVE_AGAIN_MS + LIST_TTL_MS]);
});

test("At the very first start without a network the list is the one that is shipped", async () => {
  expect(await start({ url: NOWHERE, bundled: true }).list()).toEqual({
    models: [modelSummary("lab/shipped")],
    status: "unreachable",
    message: expect.stringContaining("lab"),
    list: "bundled",
  });
  expect(await store.list()).toEqual([]);
});

test("Where the provider is only slow, the shipped list serves until its own is here", async () => {
  const held = createGate();
  gate = held.opened;
  const list = start({ bundled: true });
  const asked = list.list();
  while (list.listed().list !== "bundled") {
    await new Promise(setImmediate);
    list.timers.advance(FIRST_WAIT_MS);
  }
  expect(await asked).toMatchObject({ models: [{ id: "lab/shipped" }], status: "loading" });
  held.open();
  await list.settle(() => list.listed().status === "ready");
  expect(list.listed()).toMatchObject({ models: [{ id: "lab/one" }], list: "live" });
});

test("A provider that refuses the key is not stood in for", async () => {
  reply = { status: 401, body: {} };
  expect(await start({ bundled: true }).list()).toEqual({
    models: [],
    status: "unreachable",
    message: "lab refused its list of models (HTTP 401). Check its key.",
  });
});
