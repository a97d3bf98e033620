import { expect, it } from "vitest";
import { estimateRun, type Outlay } from "./estimate";
import type { ModelFacts } from "./ports";
import { requestFor } from "./testing/play-run";

const facts: Record<string, ModelFacts> = {
  "test/a": {
    name: "A",
    price: { input: 1, output: 10 },
    contextLength: 8_000,
    maxOutputTokens: 2_000,
    takesImages: null,
  },
  "test/b": { name: "B", price: null, contextLength: null, maxOutputTokens: null, takesImages: null },
  "test/judge": {
    name: "J",
    price: { input: 2, output: 20 },
    contextLength: 8_000,
    maxOutputTokens: 1_000,
    takesImages: null,
  },
};
const models: Outlay = { facts: (model) => facts[model] ?? null, routes: (model) => [model] };
const scripts = { "test/a": { kind: "hangs" as const } };

it("prices one call for a pool of one: there is no judge", () => {
  const estimate = estimateRun(requestFor(scripts, { prompt: "x".repeat(400) }), models);
  expect(estimate).toEqual({
    expected: { usd: 0.0051, source: "estimated" },
    worst: { usd: 0.0201, source: "estimated" },
    unpriced: [],
  });
});

it("counts the judge's reading of every answer, and its repair in the worst case", () => {
  const request = requestFor(scripts, {
    prompt: "x".repeat(400),
    pool: [{ model: "test/a" }, { model: "test/a", maxOutputTokens: 100 }],
  });
  const { expected, worst } = estimateRun(request, models);
  expect(expected.usd).toBeCloseTo((100 + 5_000 + 100 + 1_000 + 2 * (100 + 1_500 + 600) + 20 * 900) / 1e6, 9);
  const judged = 100 + 1_500 + 2_100;
  expect(worst.usd).toBeCloseTo(
    (100 + 20_000 + 100 + 1_000 + 2 * judged + 20_000 + 2 * (judged + 1_000) + 20_000) / 1e6,
    9,
  );
});

it("names what has no price instead of counting it as free", () => {
  const request = requestFor(scripts, { pool: [{ model: "test/a" }, { model: "test/b" }] });
  const { expected, unpriced } = estimateRun(request, models);
  expect(unpriced).toEqual(["test/b"]);
  expect(expected).toMatchObject({ usd: null, source: "unknown" });
  expect(expected.atLeastUsd).toBeGreaterThan(0);
});

it("a debate asks every member again, each reading all answers", () => {
  const request = requestFor(scripts, { mode: "debate", pool: [{ model: "test/a" }, { model: "test/a" }] });
  const merge = estimateRun({ ...request, mode: "best-of" }, models);
  const debate = estimateRun(request, models);
  expect(debate.worst.usd).toBeGreaterThan((merge.worst.usd ?? 0) + 0.04);
});

it("counts in the worst case every fallback and connection that may be asked, and expects the first", () => {
  const dear = facts["test/a"] as ModelFacts;
  const routed: Outlay = {
    facts: (model) => (model === "cheap/test/a" ? { ...dear, price: { input: 1, output: 1 } } : dear),
    routes: (model) => [`cheap/${model}`, model],
  };
  const pool = [{ model: "test/a", models: ["test/b", "test/a"], route: "cheapest" as const }];
  expect(estimateRun(requestFor(scripts, { pool, prompt: "x".repeat(400) }), routed)).toEqual({
    expected: { usd: (100 + 500) / 1e6, source: "estimated" },
    worst: { usd: (100 + 2_000 + 3 * (100 + 20_000)) / 1e6, source: "estimated" },
    unpriced: [],
  });
});

it("names a fallback without a price", () => {
  const pool = [{ model: "test/a", models: ["test/b"] }];
  expect(estimateRun(requestFor(scripts, { pool }), models).unpriced).toEqual(["test/b"]);
});

it("counts a text file by its bytes and an image as 1,500 tokens", () => {
  const file = { id: "att_1", name: "a", mediaType: "text/plain", kind: "text" as const, bytes: 4_000 };
  const image = { ...file, id: "att_2", mediaType: "image/png", kind: "image" as const, bytes: 900_000 };
  const pool = [{ model: "test/a", maxOutputTokens: 100 }];
  const cost = (attachments?: (typeof file | typeof image)[]) =>
    estimateRun(requestFor(scripts, { prompt: "x".repeat(400), pool, attachments }), models).expected.usd;
  expect([cost(), cost([file]), cost([image]), cost([file, image])]).toEqual([
    0.0011, 0.0021, 0.0026, 0.0036,
  ]);
});
