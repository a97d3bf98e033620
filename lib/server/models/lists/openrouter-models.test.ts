import { expect, test } from "vitest";
import { parseOpenRouterModels } from "./openrouter-models";

const now = Date.parse("2026-11-20T00:00:00Z");
const sonnet = {
  id: "anthropic/claude-sonnet-5",
  name: "Anthropic: Claude Sonnet 5",
  context_length: 200_000,
  architecture: { input_modalities: ["text", "image"], output_modalities: ["text"] },
  supported_parameters: ["temperature", "max_tokens", "reasoning", "include_reasoning"],
  top_provider: { max_completion_tokens: 64_000 },
  pricing: { prompt: "0.000003", completion: "0.000015", input_cache_read: "0.0000003", image: "0.0048" },
  expiration_date: null,
};

test("Prices per token become prices per million, and parameters become settings", () => {
  expect(parseOpenRouterModels({ data: [sonnet] }, "openrouter", now)).toEqual({
    ok: true,
    models: [
      {
        id: "openrouter/anthropic/claude-sonnet-5",
        connection: "openrouter",
        name: "Anthropic: Claude Sonnet 5",
        contextLength: 200_000,
        maxOutputTokens: 64_000,
        price: { input: 3, output: 15, cachedInput: 0.3 },
        canAnswer: true,
        canJudge: true,
        takes: { temperature: true, reasoning: true, maxOutputTokens: true, images: true },
        about: null,
      },
    ],
  });
});

test("What is not known stays unknown", () => {
  const bare = { id: "acme/one", pricing: { prompt: "-1", completion: "-1" } };
  expect(parseOpenRouterModels({ data: [bare] }, "openrouter", now)).toEqual({
    ok: true,
    models: [
      {
        id: "openrouter/acme/one",
        connection: "openrouter",
        name: "acme/one",
        contextLength: null,
        maxOutputTokens: null,
        price: null,
        canAnswer: true,
        canJudge: true,
        takes: null,
        about: null,
      },
    ],
  });
});

test("A free model costs 0, which is not unknown", () => {
  const free = { id: "acme/one:free", pricing: { prompt: "0", completion: "0" } };
  const parsed = parseOpenRouterModels({ data: [free] }, "openrouter", now);
  expect(parsed.ok && parsed.models[0]?.price).toEqual({ input: 0, output: 0 });
});

test("Expired models, models without text and malformed entries are left out", () => {
  const data = [
    { ...sonnet, id: "a/expired", expiration_date: "2026-11-19" },
    { ...sonnet, id: "a/expires-later", expiration_date: "2026-12-01" },
    { ...sonnet, id: "a/painter", architecture: { output_modalities: ["image"] } },
    { name: "no id" },
    "nonsense",
  ];
  const parsed = parseOpenRouterModels({ data }, "openrouter", now);
  expect(parsed.ok && parsed.models.map(({ id }) => id)).toEqual(["openrouter/a/expires-later"]);
});

test("Anything else is no list", () => {
  expect(parseOpenRouterModels({ error: "x" }, "openrouter", now)).toEqual({
    ok: false,
    message: "OpenRouter sent something other than a list of models.",
  });
});

test("Long prompts have prices of their own, and what they leave out is as for short ones", () => {
  const long = {
    ...sonnet,
    pricing: {
      ...sonnet.pricing,
      input_cache_write: "0.00000375",
      overrides: [
        { min_prompt_tokens: 200_000, prompt: "0.000006", completion: "0.0000225" },
        { prompt: "0.1" },
      ],
    },
  };
  const parsed = parseOpenRouterModels({ data: [long] }, "openrouter", now);
  expect(parsed.ok && parsed.models[0]?.price).toEqual({
    input: 3,
    output: 15,
    cachedInput: 0.3,
    cacheWrite: 3.75,
    tiers: [{ minInputTokens: 200_000, input: 6, output: 22.5, cachedInput: 0.3, cacheWrite: 3.75 }],
  });
});
