import { expect, test } from "vitest";
import { DEFAULT_CRITERIA } from "@/lib/fusion/run-request";
import { chooseTarget, type TargetRequest } from "./choose-target";

/** OpenRouter's names lead to OpenRouter's connection. */
const toWireId = async (name: string) => (name.startsWith("lab/") ? name : `openrouter/${name}`);

async function choose(request: TargetRequest) {
  const target = await chooseTarget(request, toWireId);
  if (!target.ok) return target.refusal;
  const { fields: _, ...rest } = target.value;
  return rest;
}

test("a model's id asks that model, then its fallbacks, and nobody judges", async () => {
  expect(await choose({ model: "lab/a", models: ["lab/b"] })).toEqual({
    kind: "plain",
    include: [],
    maxTokens: null,
    body: {
      mode: "merge",
      pool: [{ model: "lab/a", models: ["lab/b"] }],
      judge: { models: ["local/extractive"], criteria: DEFAULT_CRITERIA },
      wait: { policy: "all" },
      limits: {},
    },
  });
});

test.each([
  ["fusion", {}],
  ["openrouter/fusion", {}],
  ["fusion/budget", { profile: "budget" }],
  ["fusion/my-panel", { profile: "my-panel" }],
])("%s is a fusion by a profile", async (model, body) => {
  expect(await choose({ model })).toEqual({ kind: "fusion", include: [], maxTokens: null, body });
});

test("the fusion block says what the profile does not", async () => {
  const fusion = {
    mode: "debate" as const,
    pool: [{ model: "lab/a" }, { pasted: "Mine.", name: "me" }],
    judge: ["lab/j"],
    wait: { policy: "all" as const },
    limits: { maxCostUsd: 1 },
    include: ["verdict" as const],
  };
  const { mode, pool, wait, limits } = fusion;
  expect(await choose({ model: "fusion/quality", fusion })).toEqual({
    kind: "fusion",
    include: ["verdict"],
    maxTokens: null,
    body: { profile: "quality", mode, pool, wait, limits, judge: { models: ["lab/j"] } },
  });
});

test("one model with a fusion block judges that fusion, unless the block names a judge", async () => {
  const pool = [{ model: "lab/a" }, { model: "lab/b" }];
  expect(await choose({ model: "lab/j", fusion: { pool } })).toMatchObject({
    kind: "fusion",
    body: { pool, judge: { models: ["lab/j"] } },
  });
  expect(await choose({ model: "lab/j", fusion: { pool, judge: ["auto"] } })).toMatchObject({
    body: { judge: { models: ["auto"] } },
  });
});

test("OpenRouter's plugin names the panel, the judge and what each may write", async () => {
  const plugin = {
    id: "fusion" as const,
    analysis_models: ["openai/gpt-5.5", "lab/b"],
    model: "anthropic/claude-opus-5",
    preset: "general-high",
    max_completion_tokens: 500,
  };
  expect(await choose({ model: "openrouter/fusion", plugins: [plugin] })).toEqual({
    kind: "fusion",
    include: [],
    maxTokens: 500,
    body: {
      profile: "quality",
      pool: [{ model: "openrouter/openai/gpt-5.5" }, { model: "lab/b" }],
      judge: { models: ["openrouter/anthropic/claude-opus-5"] },
    },
  });
});

const OTHER = { id: "web", enabled: false as const };

test("a plugin that is not enabled leaves one model alone, and a fusion with nothing to run", async () => {
  const plugins = [{ id: "fusion" as const, enabled: false }];
  expect(await choose({ model: "lab/a", plugins })).toMatchObject({ kind: "plain" });
  expect(await choose({ model: "fusion", plugins: [OTHER, ...plugins] })).toMatchObject({
    errors: [{ path: "plugins.1.enabled" }],
  });
  expect(await choose({ model: "fusion", plugins: [OTHER] })).toMatchObject({ kind: "fusion" });
});

test.each([
  [{ model: "lab/a", models: ["lab/b", "fusion"] }, "models.1"],
  [{ model: "fusion", fusion: { pool: [{ model: "fusion/budget" }] } }, "fusion.pool.0.model"],
  [{ model: "fusion", fusion: { pool: [{ model: "self/fusion/quality" }] } }, "fusion.pool.0.model"],
  [
    { model: "fusion", fusion: { pool: [{ model: "lab/a", models: ["self/openrouter/fusion"] }] } },
    "fusion.pool.0.models.0",
  ],
  [{ model: "fusion", fusion: { judge: ["openrouter/fusion"] } }, "fusion.judge"],
  [
    { model: "fusion", plugins: [{ id: "fusion" as const, analysis_models: ["fusion"] }] },
    "plugins.0.analysis_models.0",
  ],
  [
    { model: "fusion", plugins: [OTHER, { id: "fusion" as const, model: "openrouter/fusion" }] },
    "plugins.1.model",
  ],
])("a fusion inside a fusion is refused where it stands: %j", async (request, path) => {
  expect(await choose(request)).toMatchObject({ code: "nested-fusion", errors: [{ path }] });
});

test("a preset that is not known, and fallbacks of a fusion, are refused by their names", async () => {
  const plugins = [{ id: "fusion" as const, preset: "huge" }];
  expect(await choose({ model: "fusion", plugins })).toMatchObject({
    errors: [{ path: "plugins.0.preset" }],
  });
  expect(await choose({ model: "fusion", models: ["lab/a"] })).toMatchObject({
    errors: [{ path: "models" }],
  });
});
