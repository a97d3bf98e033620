import { expect, test } from "vitest";
import { knownModel } from "./known-price";

test.each([
  ["openai", "gpt-4o", { input: 2.5, output: 10, cachedInput: 1.25 }],
  ["openai", "gpt-5-mini", { input: 0.25, output: 2, cachedInput: 0.025 }],
  ["anthropic", "claude-haiku-4-5-20251001", { input: 1, output: 5, cachedInput: 0.1, cacheWrite: 1.25 }],
  ["google", "gemini-2.5-flash", { input: 0.3, output: 2.5, cachedInput: 0.03 }],
] as const)("%s asks for %s what the data say, cached input apart", (provider, model, price) => {
  expect(knownModel(provider, model).price).toEqual(price);
});

test("where a long prompt costs more, the price says from which length, and how much", () => {
  expect(knownModel("google", "gemini-3-pro-preview").price).toEqual({
    input: 2,
    output: 12,
    cachedInput: 0.2,
    tiers: [{ minInputTokens: 200_001, input: 4, output: 18, cachedInput: 0.4 }],
  });
});

test.each([
  ["openai", "gpt-99"],
  ["openai", "gpt-4o-with-a-hat"],
  ["anthropic", "claude-sonnet-5-5"],
  ["anthropic", "claude-opus-4-6-mini"],
  ["google", "gemma-3-27b-it"],
  ["google", "acme-one"],
] as const)("%s's %s is not known, and is given no relative's price", (provider, model) => {
  expect(knownModel(provider, model).price).toBeNull();
});

test("the context's length comes along", () => {
  expect(knownModel("openai", "gpt-4o").contextLength).toBe(128_000);
});
