import { expect, test } from "vitest";
import { bundledModels } from "./bundled-models";

const find = (kind: Parameters<typeof bundledModels>[0], id: string) =>
  bundledModels(kind, "mine")?.find((model) => model.id === `mine/${id}`);

test.each([
  ["openrouter", "anthropic/claude-sonnet-4.5", { input: 3, output: 15 }],
  ["openai", "gpt-5-mini", { input: 0.25, output: 2 }],
  ["anthropic", "claude-haiku-4-5", { input: 1, output: 5 }],
  ["google", "gemini-2.5-flash", { input: 0.3, output: 2.5 }],
  ["huggingface", "openai/gpt-oss-20b", expect.any(Object)],
] as const)("%s is known to have %s, at its price", (kind, id, price) => {
  expect(find(kind, id)).toMatchObject({ connection: "mine", canAnswer: true, price });
});

test.each(["ai-gateway", "openai-compatible"] as const)("nothing is shipped for %s", (kind) => {
  expect(bundledModels(kind, "mine")).toBeNull();
});

test.each([
  ["openai", /embedding|whisper|audio|-$|^mine\/ft:/],
  ["anthropic", /claude-(2|v1|3)/],
  ["google", /claude|embedding|image|tts|gemini-flash/],
  ["openrouter", /embed|-image/],
] as const)("%s's entries that no chat can call are left out", (kind, pattern) => {
  const ids = bundledModels(kind, "mine")?.map(({ id }) => id) ?? [];
  expect(ids.length).toBeGreaterThan(10);
  expect(ids.filter((id) => pattern.test(id))).toEqual([]);
});
