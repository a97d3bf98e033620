import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelCall } from "@/lib/fusion/ports";
import { ADAPTERS } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer } from "@/lib/server/models/testing/upstream-script";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: { "acme/one:8b": answer("Yes.") } });
});
afterAll(() => upstream.close());

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
const conversation = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Hello" },
  { role: "assistant", content: "Hi." },
  { role: "user", content: "Why?" },
];

async function bodyOf(id: string, call: Partial<ModelCall>) {
  const adapter = ADAPTERS.find((one) => one.id === id);
  const connection = adapter?.connect(upstream.url, testEnvironment());
  if (connection) await collectParts(connection, callFor(`${id}/acme/one:8b`, call));
  const request = upstream.requests.at(-1);
  return { path: request?.path, authorization: request?.headers.authorization, body: request?.body };
}

test("an OpenAI-compatible server gets every setting under its own name", async () => {
  expect(await bodyOf("lab", everything)).toEqual({
    path: "/v1/chat/completions",
    authorization: "Bearer sk-canary-4f1e9a77",
    body: {
      model: "acme/one:8b",
      messages: conversation,
      temperature: 0.2,
      max_tokens: 64,
      reasoning_effort: "low",
      stream: true,
      stream_options: { include_usage: true },
    },
  });
});

test("an OpenAI-compatible server gets nothing that was not set", async () => {
  expect((await bodyOf("lab", {})).body).toEqual({
    model: "acme/one:8b",
    messages: [{ role: "user", content: "Why is the sky blue?" }],
    stream: true,
    stream_options: { include_usage: true },
  });
});

test("OpenRouter gets the reasoning effort in its own shape", async () => {
  const { body, ...rest } = await bodyOf("openrouter", everything);
  expect(rest).toEqual({ path: "/v1/chat/completions", authorization: "Bearer sk-canary-4f1e9a77" });
  expect(body).toEqual({
    model: "acme/one:8b",
    // Its package sends the system prompt as parts, to hang cache marks on.
    messages: [{ role: "system", content: [{ type: "text", text: "Be brief." }] }, ...conversation.slice(1)],
    temperature: 0.2,
    max_tokens: 64,
    reasoning: { effort: "low" },
    stream: true,
  });
});

// One pixel.
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const withImage: Partial<ModelCall> = {
  messages: [
    {
      role: "user",
      content: "What is this?",
      images: [{ mediaType: "image/png", data: Buffer.from(PNG, "base64") }],
    },
  ],
};

test.each(["lab", "openrouter"])("%s gets an image's bytes before the text, in a data: URL", async (id) => {
  expect((await bodyOf(id, withImage)).body).toEqual({
    model: "acme/one:8b",
    messages: [
      {
        role: "user",
        content: [
          { type: "image_url", image_url: { url: `data:image/png;base64,${PNG}` } },
          { type: "text", text: "What is this?" },
        ],
      },
    ],
    stream: true,
    ...(id === "lab" && { stream_options: { include_usage: true } }),
  });
});

test.each(["lab", "openrouter"])("%s gets each image where it stands in the text", async (id) => {
  const image = { mediaType: "image/png", data: Buffer.from(PNG, "base64") };
  const content = "One:\n\nTwo:\n\nWhich?";
  const images = [
    { ...image, at: 4 },
    { ...image, at: 10 },
  ];
  const sent = { type: "image_url", image_url: { url: `data:image/png;base64,${PNG}` } };
  const { body } = await bodyOf(id, { messages: [{ role: "user", content, images }] });
  expect(body?.messages).toEqual([
    {
      role: "user",
      content: [
        { type: "text", text: "One:" },
        sent,
        { type: "text", text: "Two:" },
        sent,
        { type: "text", text: "Which?" },
      ],
    },
  ]);
});

test("OpenRouter gets nothing that was not set", async () => {
  expect((await bodyOf("openrouter", {})).body).toEqual({
    model: "acme/one:8b",
    messages: [{ role: "user", content: "Why is the sky blue?" }],
    stream: true,
  });
});
