import { expect, it } from "vitest";
import { estimateRun, type Outlay, worstOfFusion } from "./estimate";
import type { ModelFacts } from "./ports";
import type { RunRequest } from "./run-request";
import { requestFor } from "./testing/play-run";
import { ASK_PARIS, TOLD_PARIS, WEATHER } from "./testing/tool-scripts";

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

it("counts what came after the prompt, and the caller's tools and schema, for every call that is told of them", () => {
  const pool = [{ model: "test/a", maxOutputTokens: 100 }];
  const tokens = (more: Partial<RunRequest>) => {
    const { expected } = estimateRun(requestFor(scripts, { prompt: "x".repeat(400), pool, ...more }), models);
    return Math.round((expected.usd ?? 0) * 1e6) - 1_000;
  };
  const called = ASK_PARIS.name.length + ASK_PARIS.arguments.length + "18 °C, rain".length;
  expect([
    tokens({}),
    tokens({ after: TOLD_PARIS }),
    tokens({ answer: { tools: [WEATHER] } }),
    tokens({ answer: { format: { name: "any", schema: { title: "x".repeat(388) } } } }),
  ]).toEqual([100, 100 + Math.ceil(called / 4), 100 + Math.ceil(JSON.stringify(WEATHER).length / 4), 200]);
});

it("counts an answer's own length as the limit of members, and of a merging judge beside its findings", () => {
  const large: Outlay = {
    ...models,
    facts: (model) => ({ ...(facts[model] as ModelFacts), maxOutputTokens: 20_000 }),
  };
  const pool = [{ model: "test/a" }, { model: "test/a", maxOutputTokens: 10 }];
  const request = requestFor(scripts, { prompt: "x".repeat(400), pool, answer: { maxTokens: 50 } });
  const judged = 100 + 1_500 + 60;
  expect(estimateRun(request, large)).toMatchObject({
    expected: { usd: (2 * 100 + 10 * 60 + 2 * judged + 20 * (400 + 50)) / 1e6 },
    worst: { usd: (2 * 100 + 10 * 60 + 2 * (2 * judged + 16_050) + 20 * 2 * 16_050) / 1e6 },
  });
});

it("counts in the worst case that the dearest writer writes the answer again in its format", () => {
  const format = { name: "any", schema: null };
  const worst = (more: Partial<RunRequest>, answer: RunRequest["answer"]) =>
    estimateRun(requestFor(scripts, { prompt: "x".repeat(400), answer, ...more }), models).worst.usd ?? 0;
  const added = (more: Partial<RunRequest>) => Math.round((worst(more, { format }) - worst(more, {})) * 1e6);
  const member = 100 + 500 + 2_000 + 10 * 2_000;
  const judge = 2 * (100 + 500 + 1_000) + 20 * 1_000;
  expect(added({ pool: [{ model: "test/a" }] })).toBe(member);
  expect(added({ pool: [{ model: "test/a" }, { model: "test/a" }], mode: "best-of" })).toBe(member);
  expect(added({ pool: [{ model: "test/a" }, { model: "test/a" }], mode: "merge" })).toBe(
    Math.max(member, judge),
  );
  expect(
    worstOfFusion(requestFor(scripts, { prompt: "x".repeat(400), answer: { format } }), [null], models).usd,
  ).toBe(member / 1e6);
});
