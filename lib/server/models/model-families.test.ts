import { expect, test } from "vitest";
import { standingOf } from "./model-families";

test.each([
  ["anthropic/claude-opus-4.6", "anthropic", 1],
  ["anthropic/claude-sonnet-5", "anthropic", 2],
  ["anthropic/claude-3.7-sonnet", "anthropic", 2],
  ["anthropic/claude-3-opus", "anthropic", 5],
  ["anthropic/claude-haiku-4.5", "anthropic", 3],
  ["claude-fable-5-1", "anthropic", 1],
  ["claude-haiku-4-5-20251001", "anthropic", 3],
  ["gpt-6-astra", "openai", 1],
  ["gpt-6.1-terra", "openai", 2],
  ["gpt-6-luna", "openai", 3],
  ["gemini-4-argon", "google", 4],
  ["deepseek-ai/DeepSeek-V4-Flash:fastest", "deepseek", 3],
  ["openai/gpt-5.2", "openai", 1],
  ["openai/gpt-5-mini", "openai", 3],
  ["openai/gpt-4o", "openai", 3],
  ["openai/gpt-4o-mini", "openai", 5],
  ["openai/gpt-oss-120b", "openai", 3],
  ["openai/o3", "openai", 2],
  ["google/gemini-3-pro-preview", "google", 1],
  ["google/gemini-2.5-flash-lite", "google", 4],
  ["x-ai/grok-4", "xai", 1],
  ["x-ai/grok-4-fast", "xai", 3],
  ["deepseek/deepseek-v3.2", "deepseek", 2],
  ["deepseek-r1:7b", "deepseek", 2],
  ["moonshotai/kimi-k2", "moonshot", 2],
  ["z-ai/glm-4.6", "zhipu", 2],
  ["qwen/qwen3-235b-a22b", "qwen", 2],
  ["qwen3:4b", "qwen", 4],
  ["qwen2.5-0.5b-instruct", "qwen", 5],
  ["mistralai/mistral-large-2512", "mistral", 2],
  ["llama3.2:latest", "meta", 4],
  ["meta-llama/llama-4-maverick", "meta", 3],
  ["meta-llama/llama-3.2-1b-instruct", "meta", 5],
] as const)("%s is of %s, tier %s", (id, family, tier) => {
  expect(standingOf(id)).toEqual({ family, tier, eligible: true });
});

test("An unlisted model is usable, and its family is the first word of its name", () => {
  expect(standingOf("acme/thinker-7b")).toEqual({ family: "thinker", tier: null, eligible: true });
  expect(standingOf("one")).toEqual({ family: "one", tier: null, eligible: true });
});

test.each([
  "openrouter/auto",
  "openrouter/fusion",
  "acme/one:free",
  "nomic-embed-text:latest",
  "google/gemini-3-pro-image",
  "openai/gpt-4o-search-preview",
  "meta-llama/llama-guard-4-12b",
])("%s is never chosen unasked", (id) => {
  expect(standingOf(id).eligible).toBe(false);
});
