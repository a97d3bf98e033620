import { expect, test } from "vitest";
import { modelSummary } from "@/lib/server/models/testing/model-summary";
import { parseAIGatewayModels } from "./ai-gateway-models";
import { parseAnthropicModels } from "./anthropic-models";
import { parseGoogleModels } from "./google-models";
import { parseHuggingFaceModels, readRoutedModels } from "./hugging-face-models";
import { parseOpenAIModels } from "./openai-models";
import { parseOpenRouterModels } from "./openrouter-models";
import type { ParsedList } from "./parsed-list";

const ids = (parsed: ParsedList) => (parsed.ok ? parsed.models.map(({ id }) => id) : parsed);
const data = (...entries: unknown[]) => ({ object: "list", data: entries });
const openai = (...names: string[]) =>
  data(...names.map((id) => ({ id, object: "model", owned_by: "system" })));

test("OpenAI's names get prices, lengths and what they take", () => {
  expect(parseOpenAIModels(openai("gpt-4o", "gpt-5-mini", "acme-1"), "mine")).toEqual({
    ok: true,
    models: [
      modelSummary("mine/gpt-4o", {
        contextLength: 128_000,
        price: { input: 2.5, output: 10, cachedInput: 1.25 },
        takes: { temperature: true, reasoning: false, maxOutputTokens: true, images: true },
      }),
      modelSummary("mine/gpt-5-mini", {
        contextLength: 400_000,
        price: { input: 0.25, output: 2, cachedInput: 0.025 },
        takes: { temperature: false, reasoning: true, maxOutputTokens: true, images: true },
      }),
      modelSummary("mine/acme-1"),
    ],
  });
});

test.each([
  ["o3", false, true, true],
  ["o3-mini", false, true, false],
  ["gpt-5-chat-latest", true, false, true],
  ["gpt-4o-search-preview", false, false, false],
  ["gpt-4", true, false, false],
  ["gpt-4-turbo", true, false, true],
  ["gpt-4.1-nano", true, false, true],
  ["gpt-3.5-turbo", true, false, false],
  ["gpt-6-luna", false, true, true],
])("OpenAI's %s takes a temperature: %s, an effort: %s, images: %s", (id, temperature, reasoning, images) => {
  const parsed = parseOpenAIModels(openai(id), "mine");
  expect(parsed.ok && parsed.models[0]?.takes).toEqual({
    temperature,
    reasoning,
    maxOutputTokens: true,
    images,
  });
});

test("OpenAI's other endpoints' models are left out", () => {
  const other = [
    "text-embedding-3-small",
    "whisper-1",
    "dall-e-3",
    "gpt-4o-mini-tts",
    "gpt-image-1",
    "o1-pro",
  ];
  expect(
    ids(parseOpenAIModels(openai("gpt-4.1", ...other, "gpt-5-pro", "gpt-realtime", "sora-2"), "mine")),
  ).toEqual(["mine/gpt-4.1"]);
});

test("Anthropic's list says lengths, names and who thinks", () => {
  const entry = {
    type: "model",
    id: "claude-opus-4-6",
    display_name: "Claude Opus 4.6",
    max_input_tokens: 1_000_000,
    max_tokens: 128_000,
    capabilities: { thinking: { supported: true } },
  };
  const old = {
    type: "model",
    id: "claude-3-haiku-20240307",
    capabilities: { thinking: { supported: false } },
  };
  expect(parseAnthropicModels(data(entry, old, { id: "claude-opus-5" }), "mine")).toEqual({
    ok: true,
    models: [
      modelSummary("mine/claude-opus-4-6", {
        name: "Claude Opus 4.6",
        contextLength: 1_000_000,
        maxOutputTokens: 128_000,
        price: { input: 5, output: 25, cachedInput: 0.5, cacheWrite: 6.25 },
        takes: { temperature: true, reasoning: true, maxOutputTokens: true, images: true },
      }),
      modelSummary("mine/claude-3-haiku-20240307", {
        contextLength: expect.any(Number),
        price: expect.objectContaining({ input: 0.25, output: 1.25 }),
        takes: { temperature: true, reasoning: false, maxOutputTokens: true, images: true },
      }),
      modelSummary("mine/claude-opus-5", {
        contextLength: expect.any(Number),
        price: expect.any(Object),
        takes: { temperature: false, reasoning: true, maxOutputTokens: true, images: true },
      }),
    ],
  });
});

test("Google's list says lengths and who thinks; what does not answer in text is left out", () => {
  const flash = {
    name: "models/gemini-2.5-flash",
    displayName: "Gemini 2.5 Flash",
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: ["generateContent", "countTokens"],
    temperature: 1,
    maxTemperature: 2,
    thinking: true,
  };
  const others = [
    { name: "models/gemini-embedding-001", supportedGenerationMethods: ["embedContent"] },
    { name: "models/gemini-2.5-flash-image", supportedGenerationMethods: ["generateContent"] },
    { name: "models/gemini-2.5-flash-preview-tts", supportedGenerationMethods: ["generateContent"] },
    { name: "tunedModels/mine" },
  ];
  expect(parseGoogleModels({ models: [flash, ...others, { name: "models/gemma-3-4b-it" }] }, "mine")).toEqual(
    {
      ok: true,
      models: [
        modelSummary("mine/gemini-2.5-flash", {
          name: "Gemini 2.5 Flash",
          contextLength: 1_048_576,
          maxOutputTokens: 65_536,
          price: { input: 0.3, output: 2.5, cachedInput: 0.03 },
          takes: { temperature: true, reasoning: true, maxOutputTokens: true, images: true },
        }),
        modelSummary("mine/gemma-3-4b-it", {
          takes: { temperature: false, reasoning: false, maxOutputTokens: true },
        }),
      ],
    },
  );
});

test("Hugging Face's price is the dearest backend's, its context the shortest's; unknown where one does not say", () => {
  const live = (provider: string, known: object) => ({ provider, status: "live", ...known });
  const routed = readRoutedModels(
    data(
      {
        id: "acme/one",
        providers: [
          live("groq", { context_length: 131_072, pricing: { input: 0.2, output: 0.9 } }),
          live("together", { context_length: 32_768, pricing: { input: 0.3, output: 0.6 } }),
          { provider: "nowhere", status: "error", pricing: { input: 9, output: 9 } },
        ],
      },
      { id: "acme/two", providers: [live("groq", { pricing: { input: 1, output: 1 } }), live("free", {})] },
      { id: "acme/gone", providers: [{ provider: "nowhere", status: "staging" }] },
      { id: "acme/none" },
    ),
  );
  expect(parseHuggingFaceModels(routed, "mine")).toEqual({
    ok: true,
    models: [
      modelSummary("mine/acme/one", { contextLength: 32_768, price: { input: 0.3, output: 0.9 } }),
      modelSummary("mine/acme/two"),
    ],
  });
});

const everySetting = { temperature: true, reasoning: true, maxOutputTokens: true };
const live = { providers: [{ provider: "groq", status: "live" }] };

test.each([
  [
    "OpenRouter's modalities",
    parseOpenRouterModels(
      data(
        { id: "a", architecture: { input_modalities: ["text"] }, supported_parameters: ["max_tokens"] },
        { id: "b", architecture: { input_modalities: ["image", "text"] } },
        { id: "c", supported_parameters: ["max_tokens"] },
      ),
      "mine",
      0,
    ),
    [
      { temperature: false, reasoning: false, maxOutputTokens: true, images: false },
      { ...everySetting, images: true },
      { temperature: false, reasoning: false, maxOutputTokens: true },
    ],
  ],
  [
    "Hugging Face's modalities",
    parseHuggingFaceModels(
      readRoutedModels(
        data(
          { id: "a", architecture: { input_modalities: ["text", "image"] }, ...live },
          { id: "b", architecture: { input_modalities: ["text"] }, ...live },
          { id: "c", architecture: { input_modalities: 7 }, ...live },
        ),
      ),
      "mine",
    ),
    [{ ...everySetting, images: true }, { ...everySetting, images: false }, null],
  ],
  [
    "the gateway's tags",
    parseAIGatewayModels(data({ id: "a", tags: ["reasoning"] }, { id: "b" }), "mine"),
    [{ ...everySetting, images: false }, null],
  ],
] as const)("who takes images is read from %s, and is unknown without", (_, parsed, takes) => {
  expect(parsed.ok && parsed.models.map((model) => model.takes)).toEqual(takes);
});

test.each([
  ["claude-opus-9", { image_input: { supported: false } }, false],
  ["claude-2.1", null, false],
  ["claude-sonnet-5", {}, true],
])("Anthropic's %s with %j takes images: %s", (id, capabilities, images) => {
  const parsed = parseAnthropicModels(data({ id, capabilities }), "mine");
  expect(parsed.ok && parsed.models[0]?.takes?.images).toBe(images);
});

test("the gateway's list says lengths, prices by the token and who thinks", () => {
  const one = {
    id: "anthropic/claude-opus-4.6",
    name: "Claude Opus 4.6",
    type: "language",
    tags: ["reasoning", "vision"],
    context_window: 1_000_000,
    max_tokens: 128_000,
    pricing: {
      input: "0.000005",
      output: "0.000025",
      input_cache_read: "0.0000005",
      input_cache_write: "0.00000625",
    },
  };
  const two = { id: "acme/two", type: "language", pricing: { image: "0.04" } };
  const others = [
    { id: "acme/embed", type: "embedding" },
    { id: "acme/paint", type: "image" },
  ];
  expect(parseAIGatewayModels(data(one, two, ...others), "mine")).toEqual({
    ok: true,
    models: [
      modelSummary("mine/anthropic/claude-opus-4.6", {
        name: "Claude Opus 4.6",
        contextLength: 1_000_000,
        maxOutputTokens: 128_000,
        price: { input: 5, output: 25, cachedInput: 0.5, cacheWrite: 6.25 },
        takes: { temperature: true, reasoning: true, maxOutputTokens: true, images: true },
      }),
      modelSummary("mine/acme/two"),
    ],
  });
});

test.each([
  ["OpenAI", parseOpenAIModels],
  ["Anthropic", parseAnthropicModels],
  ["Google", parseGoogleModels],
  ["Vercel AI Gateway", parseAIGatewayModels],
  ["Hugging Face", (body: unknown, id: string) => parseHuggingFaceModels(readRoutedModels(body), id)],
] as const)("anything else is no list of %s's, and odd entries are left out", (name, parse) => {
  const message = `${name} sent something other than a list of models.`;
  expect(parse({ error: "x" }, "mine")).toEqual({ ok: false, message });
  expect(parse("<html>", "mine")).toEqual({ ok: false, message });
  expect(parse({ data: [null, 7, {}], models: [null, 7, {}] }, "mine")).toEqual({ ok: true, models: [] });
});
