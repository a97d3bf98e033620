import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { ConnectionKind } from "@/lib/contract/models";
import type { ModelCall } from "@/lib/fusion/ports";
import { CANARY_KEY } from "@/lib/server/models/testing/adapters";
import { sendCall } from "@/lib/server/models/testing/send-call";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());
afterEach(() => vi.unstubAllEnvs());

const everything: Partial<ModelCall> = {
  instructions: "Be brief.",
  messages: [
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi." },
    { role: "user", content: "Why?" },
  ],
  temperature: 0.2,
  maxOutputTokens: 64,
  reasoning: "low",
};

const sent = (kind: ConnectionKind, model: string, settings: Partial<ModelCall>, more = {}) =>
  sendCall(upstream, { kind, model, settings, more });

const conversation = [
  { role: "user", content: "Hello" },
  { role: "assistant", content: "Hi." },
  { role: "user", content: "Why?" },
];
const question = "Why is the sky blue?";
const bearer = { authorization: `Bearer ${CANARY_KEY}` };

test("an OpenAI reasoning model gets its effort and no temperature, and the column says so", async () => {
  expect(await sent("openai", "gpt-5.2", everything)).toEqual({
    path: "/v1/chat/completions",
    headers: bearer,
    body: {
      model: "gpt-5.2",
      messages: [{ role: "developer", content: "Be brief." }, ...conversation],
      max_completion_tokens: 64,
      reasoning_effort: "low",
      stream: true,
      stream_options: { include_usage: true },
    },
    warnings: ["Mine: temperature is not supported for reasoning models"],
  });
});

test("another OpenAI model gets its temperature, and nothing that was not set", async () => {
  expect(await sent("openai", "gpt-4o", { temperature: 0.2, maxOutputTokens: 64 })).toEqual({
    path: "/v1/chat/completions",
    headers: bearer,
    body: {
      model: "gpt-4o",
      messages: [{ role: "user", content: question }],
      max_tokens: 64,
      temperature: 0.2,
      stream: true,
      stream_options: { include_usage: true },
    },
    warnings: [],
  });
});

test("an older Claude thinks within a budget beside its limit, without a temperature", async () => {
  expect(await sent("anthropic", "claude-haiku-4-5", everything)).toEqual({
    path: "/v1/messages",
    headers: { "anthropic-version": "2023-06-01", "x-api-key": CANARY_KEY },
    body: {
      model: "claude-haiku-4-5",
      system: [{ type: "text", text: "Be brief." }],
      messages: conversation.map(({ role, content }) => ({
        role,
        content: [{ type: "text", text: content }],
      })),
      max_tokens: 64 + 6_400,
      thinking: { type: "enabled", budget_tokens: 6_400 },
      stream: true,
    },
    warnings: ["Mine: temperature is not supported when thinking is enabled"],
  });
});

test("a newer Claude gets an effort", async () => {
  const { body } = await sent("anthropic", "claude-opus-4-6", { maxOutputTokens: 64, reasoning: "high" });
  expect(body).toEqual({
    model: "claude-opus-4-6",
    messages: [{ role: "user", content: [{ type: "text", text: question }] }],
    max_tokens: 64,
    thinking: { type: "adaptive", display: "summarized" },
    output_config: { effort: "high" },
    stream: true,
  });
});

test("a Claude without any setting gets a temperature only where one was set", async () => {
  const { body } = await sent("anthropic", "claude-haiku-4-5", { temperature: 0.2 });
  expect(body).toEqual({
    model: "claude-haiku-4-5",
    messages: [{ role: "user", content: [{ type: "text", text: question }] }],
    max_tokens: 64_000,
    temperature: 0.2,
    stream: true,
  });
});

test("Gemini 3 gets a thinking level and is asked for its thoughts", async () => {
  expect(await sent("google", "gemini-3-pro-preview", everything)).toEqual({
    path: "/v1/models/gemini-3-pro-preview:streamGenerateContent?alt=sse",
    headers: { "x-goog-api-key": CANARY_KEY },
    body: {
      systemInstruction: { parts: [{ text: "Be brief." }] },
      contents: [
        { role: "user", parts: [{ text: "Hello" }] },
        { role: "model", parts: [{ text: "Hi." }] },
        { role: "user", parts: [{ text: "Why?" }] },
      ],
      generationConfig: {
        maxOutputTokens: 64,
        temperature: 0.2,
        thinkingConfig: { thinkingLevel: "low", includeThoughts: true },
      },
    },
    warnings: [],
  });
});

test("Gemini 2.5 gets a budget, and none where it shall not think", async () => {
  const { body } = await sent("google", "gemini-2.5-flash", { reasoning: "low" });
  expect(body).toMatchObject({
    generationConfig: { thinkingConfig: { thinkingBudget: 6_554, includeThoughts: true } },
  });
  const silent = await sent("google", "gemini-2.5-flash", { reasoning: "none" });
  expect(silent.body).toEqual({
    contents: [{ role: "user", parts: [{ text: question }] }],
    generationConfig: { thinkingConfig: { thinkingBudget: 0 } },
  });
});

test("Gemini gets nothing that was not set", async () => {
  expect((await sent("google", "gemini-2.5-flash", {})).body).toEqual({
    contents: [{ role: "user", parts: [{ text: question }] }],
    generationConfig: {},
  });
});

test("Hugging Face's router gets the model with its suffix, and who pays", async () => {
  expect(await sent("huggingface", "acme/one:cheapest", everything, { billTo: "acme" })).toEqual({
    path: "/v1/chat/completions",
    headers: { ...bearer, "x-hf-bill-to": "acme" },
    body: {
      model: "acme/one:cheapest",
      messages: [{ role: "system", content: "Be brief." }, ...conversation],
      temperature: 0.2,
      max_tokens: 64,
      reasoning_effort: "low",
      stream: true,
      stream_options: { include_usage: true },
    },
    warnings: [],
  });
});

test("the gateway gets the SDK's own call, and the model in a header", async () => {
  const { path, headers, body } = await sent("ai-gateway", "acme/one", everything);
  expect(path).toBe("/v4/ai/language-model");
  expect(headers).toMatchObject({
    ...bearer,
    "ai-language-model-id": "acme/one",
    "ai-language-model-specification-version": "4",
    "ai-language-model-streaming": "true",
    "ai-gateway-auth-method": "api-key",
  });
  expect(body).toEqual({
    prompt: [
      { role: "system", content: "Be brief." },
      ...conversation.map(({ role, content }) => ({ role, content: [{ type: "text", text: content }] })),
    ],
    temperature: 0.2,
    maxOutputTokens: 64,
    reasoning: "low",
  });
});

// One pixel.
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const withImage: Partial<ModelCall> = {
  messages: [
    {
      role: "user",
      content: question,
      images: [{ mediaType: "image/png", data: Buffer.from(PNG, "base64") }],
    },
  ],
};
const text = { type: "text", text: question };

test.each(["openai", "huggingface"] as const)("%s gets an image's bytes in a data: URL", async (kind) => {
  const { body, warnings } = await sent(kind, "acme-4o", withImage);
  expect([body, warnings]).toEqual([
    {
      model: "acme-4o",
      messages: [
        {
          role: "user",
          content: [{ type: "image_url", image_url: { url: `data:image/png;base64,${PNG}` } }, text],
        },
      ],
      stream: true,
      stream_options: { include_usage: true },
    },
    [],
  ]);
});

test("Anthropic gets an image's bytes as a source", async () => {
  const { body } = await sent("anthropic", "claude-haiku-4-5", { ...withImage, maxOutputTokens: 64 });
  expect(body).toEqual({
    model: "claude-haiku-4-5",
    messages: [
      {
        role: "user",
        content: [{ type: "image", source: { type: "base64", media_type: "image/png", data: PNG } }, text],
      },
    ],
    max_tokens: 64,
    stream: true,
  });
});

test("Google gets an image's bytes inline", async () => {
  const { body } = await sent("google", "gemini-2.5-flash", withImage);
  expect(body).toEqual({
    contents: [
      { role: "user", parts: [{ inlineData: { mimeType: "image/png", data: PNG } }, { text: question }] },
    ],
    generationConfig: {},
  });
});

test("the gateway gets an image's bytes, encoded", async () => {
  const { body } = await sent("ai-gateway", "acme/one", withImage);
  expect(body).toEqual({
    prompt: [
      {
        role: "user",
        content: [{ type: "file", mediaType: "image/png", data: { type: "data", data: PNG } }, text],
      },
    ],
  });
});

test.each(["openai", "anthropic", "google", "ai-gateway", "openrouter", "huggingface"] as const)(
  "without a key, %s is not given the instance's from the environment",
  async (kind) => {
    const names = [
      "OPENAI_API_KEY",
      "ANTHROPIC_API_KEY",
      "GOOGLE_GENERATIVE_AI_API_KEY",
      "AI_GATEWAY_API_KEY",
    ];
    for (const name of [...names, "OPENROUTER_API_KEY", "HF_TOKEN"]) vi.stubEnv(name, "sk-of-the-instance");
    await sent(kind, "claude-opus-4-6", {}, { apiKey: null });
    expect(JSON.stringify(upstream.requests.at(-1))).not.toContain("sk-of-the-instance");
  },
);
