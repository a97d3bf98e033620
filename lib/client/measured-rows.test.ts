import { expect, test } from "vitest";
import type { MeasuredModel, ModelList, ModelSummary } from "@/lib/contract/models";
import { countUncalled, nextSort, searchRows, sortRows, toMeasuredRows } from "./measured-rows";

const spread = (p50: number) => ({ p50, p95: p50, p99: p50, histogram: [] });

function measured(model: string, changes: Partial<MeasuredModel> = {}): MeasuredModel {
  return {
    ...{ model, connection: model.slice(0, model.indexOf("/")), calls: 1, failures: {}, failureRate: 0 },
    ...{ firstTokenMs: null, tokensPerSecond: null, maxGapMs: null, spent: { usd: 0, source: "computed" } },
    ...changes,
  };
}

const listed = (id: string, name: string): ModelSummary => ({
  ...{ id, name, connection: "lab", contextLength: null, maxOutputTokens: null, price: null },
  ...{ canAnswer: true, canJudge: true, takes: null, about: null },
});

const LIST: ModelList = {
  items: [listed("lab/oak", "Oak 2"), listed("lab/elm", "Elm"), listed("lab/fir", "Fir")],
  connections: [{ id: "lab", name: "My lab", kind: "openai-compatible", status: "ready", message: null }],
  profiles: [],
  measured: [
    measured("lab/oak", { calls: 5, firstTokenMs: spread(300), spent: { usd: null, source: "unknown" } }),
    measured("lab/elm", { calls: 9, firstTokenMs: spread(100), failureRate: 0.5 }),
    measured("lab/acme/new:fastest", { calls: 9, spent: { usd: 1, source: "reported" } }),
  ],
  period: "7d",
  nextCursor: null,
};
const rows = toMeasuredRows(LIST);
const names = (some: typeof rows) => some.map(({ name }) => name);

test("models have their listed names, or what their ids say; the others are counted", () => {
  expect(rows.map(({ name, connection }) => [name, connection])).toEqual([
    ["Oak 2", "My lab"],
    ["Elm", "My lab"],
    ["new:fastest", "My lab"],
  ]);
  expect(countUncalled(LIST)).toBe(1);
});

test("every word is searched for in the name, the id and the connection", () => {
  expect(names(searchRows(rows, " oak LAB "))).toEqual(["Oak 2"]);
  expect(names(searchRows(rows, "acme"))).toEqual(["new:fastest"]);
  expect(names(searchRows(rows, "my"))).toHaveLength(3);
  expect(searchRows(rows, "oak elm")).toEqual([]);
});

test("what is not known comes last, whichever way it is sorted", () => {
  expect(names(sortRows(rows, { by: "firstToken", descending: false }))).toEqual([
    "Elm",
    "Oak 2",
    "new:fastest",
  ]);
  expect(names(sortRows(rows, { by: "firstToken", descending: true }))).toEqual([
    "Oak 2",
    "Elm",
    "new:fastest",
  ]);
  expect(names(sortRows(rows, { by: "spent", descending: true }))).toEqual(["new:fastest", "Elm", "Oak 2"]);
  expect(names(sortRows(rows, { by: "calls", descending: true }))).toEqual(["new:fastest", "Elm", "Oak 2"]);
  expect(names(sortRows(rows, { by: "model", descending: false }))).toEqual(["Elm", "new:fastest", "Oak 2"]);
});

test("a column is sorted the useful way first, then the other", () => {
  const first = nextSort({ by: "calls", descending: true }, "firstToken");
  expect([first, nextSort(first, "firstToken")]).toEqual([
    { by: "firstToken", descending: false },
    { by: "firstToken", descending: true },
  ]);
});
