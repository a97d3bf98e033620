import { expect, test } from "vitest";
import { createMemoryCatalogueStore } from "@/lib/server/models/testing/memory-catalogue-store";
import { modelSummary } from "@/lib/server/models/testing/model-summary";
import { CATALOGUE_KEEP_MS, createCatalogue } from "./catalogue";
import type { CatalogueStore } from "./catalogue-store";

const URL_A = "https://user:canary@llm.example.com/v1/models";
const URL_B = "https://other.example.com/v1/models";
const oak = modelSummary("lab/oak", {
  contextLength: 128_000,
  price: { input: 1, output: 4, tiers: [{ minInputTokens: 200_000, input: 2, output: 8 }] },
  takes: { temperature: false, reasoning: true, maxOutputTokens: true, images: true },
});

function open(store: CatalogueStore = createMemoryCatalogueStore()) {
  const reports: string[] = [];
  return { store, reports, catalogue: createCatalogue(store, (what) => reports.push(what)) };
}

test("a kept list comes back whole, and only to its own connection at its own address", async () => {
  const { catalogue, reports } = open();
  await catalogue.open("own:one", URL_A).save({ models: [oak], fetchedAtMs: 7 });
  expect([
    await catalogue.open("own:one", URL_A).read(),
    await catalogue.open("own:one", URL_B).read(),
    await catalogue.open("own:two", URL_A).read(),
    reports,
  ]).toEqual([{ models: [oak], fetchedAtMs: 7 }, null, null, []]);
});

test("nothing of an address stands in the store", async () => {
  const { catalogue, store } = open();
  await catalogue.open("own:one", URL_A).save({ models: [oak], fetchedAtMs: 7 });
  const [row] = await store.list();
  expect(row?.key).toMatch(/^own:one [0-9a-f]{64}$/);
});

test.each([
  ["cut short", '[{"id":"lab/oak"'],
  ["of an older shape", '[{"id":"lab/oak","label":"Oak"}]'],
  ["no list", '{"models":[]}'],
])("a row that is %s is left aside and reported", async (_, models) => {
  const { catalogue, store, reports } = open();
  await catalogue.open("own:one", URL_A).save({ models: [oak], fetchedAtMs: 7 });
  const [row] = await store.list();
  await store.save({ key: row?.key ?? "", models, fetchedAtMs: 7 });
  expect(await catalogue.open("own:one", URL_A).read()).toBeNull();
  expect(reports).toEqual(["The kept list of models of own:one could not be read and is left aside"]);
});

test("a database that fails costs the copy, not the list", async () => {
  const fail = () => Promise.reject(new Error("The disk is full."));
  const { catalogue, reports } = open({ find: fail, save: fail, list: fail, delete: fail });
  const kept = catalogue.open("instance:lab", URL_A);
  expect([await kept.read(), await kept.save({ models: [oak], fetchedAtMs: 7 })]).toEqual([null, undefined]);
  expect(reports).toEqual([
    "The kept list of models of instance:lab could not be read and is left aside",
    "The list of models of instance:lab could not be kept",
  ]);
});

test("what a connection kept is forgotten with it, whatever its address was", async () => {
  const { catalogue, store } = open();
  for (const [key, url] of [
    ["own:one", URL_A],
    ["own:one", URL_B],
    ["own:one2", URL_A],
  ] as const)
    await catalogue.open(key, url).save({ models: [], fetchedAtMs: 7 });
  await catalogue.forget("own:one");
  expect((await store.list()).map(({ key }) => key.split(" ")[0])).toEqual(["own:one2"]);
});

test("what nobody fetched for thirty days goes, except for connections that are still here", async () => {
  const { catalogue, store } = open();
  const nowMs = CATALOGUE_KEEP_MS * 3;
  const keep = (key: string, ageMs: number) =>
    catalogue.open(key, URL_A).save({ models: [], fetchedAtMs: nowMs - ageMs });
  await keep("own:gone", CATALOGUE_KEEP_MS);
  await keep("own:used", CATALOGUE_KEEP_MS - 1);
  await keep("instance:lab", CATALOGUE_KEEP_MS * 2);
  expect(await catalogue.prune(["instance:lab"], nowMs)).toBe(1);
  expect((await store.list()).map(({ key }) => key.split(" ")[0])).toEqual(["instance:lab", "own:used"]);
});
