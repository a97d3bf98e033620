import { expect, test } from "vitest";
import { resolveJudge } from "./resolve-judge";
import { modelSummary } from "./testing/model-summary";

const models = [
  "openrouter/openai/gpt-5-mini",
  "openrouter/anthropic/claude-opus-4.1",
  "openrouter/anthropic/claude-opus-4.6",
  "openrouter/anthropic/claude-sonnet-5",
  "openrouter/openai/gpt-5.2",
  "openrouter/google/gemini-3-pro",
  "openrouter/deepseek/deepseek-v3.2",
].map((id) => modelSummary(id));

test("The strongest outside the pool and its families come first, one of each family, three at most", () => {
  expect(resolveJudge([{ model: "openrouter/openai/gpt-5-mini" }], models)).toEqual([
    "openrouter/anthropic/claude-opus-4.6",
    "openrouter/google/gemini-3-pro",
    "openrouter/deepseek/deepseek-v3.2",
  ]);
});

test("A relative of a member serves where no stranger is left, and a panelist after that", () => {
  const family = models.filter(({ id }) => id.includes("anthropic"));
  expect(resolveJudge([{ model: "openrouter/anthropic/claude-sonnet-5" }], family)).toEqual([
    "openrouter/anthropic/claude-opus-4.6",
    "openrouter/anthropic/claude-opus-4.1",
    "openrouter/anthropic/claude-sonnet-5",
  ]);
});

test("The only connected model judges its own pool", () => {
  expect(resolveJudge([{ model: "ollama/llama3.2" }], [modelSummary("ollama/llama3.2")])).toEqual([
    "ollama/llama3.2",
  ]);
});

test("Demo models and pasted answers are judged by a real model where there is one", () => {
  const pool = [{ model: "demo/careful" }, { pasted: "An answer.", name: "draft" }];
  expect(resolveJudge(pool, [modelSummary("lab/one")])).toEqual(["lab/one"]);
});

test("Without any real model the algorithm judges", () => {
  expect(resolveJudge([{ model: "demo/careful" }], [])).toEqual(["local/extractive"]);
});

test("A model that cannot judge is never chosen", () => {
  expect(resolveJudge([], [modelSummary("lab/one", { canJudge: false })])).toEqual(["local/extractive"]);
});
