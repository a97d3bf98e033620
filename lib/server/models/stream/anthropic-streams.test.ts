import { afterAll, beforeAll, expect, test } from "vitest";
import { anthropicConnection } from "@/lib/server/models/anthropic-connection";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { failed, finish, refused, text, unreadable } from "@/lib/server/models/testing/expected-parts";
import { hurriedEnvironment, testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { ScriptedModel, Step } from "@/lib/server/models/testing/upstream-script";

const KEY = "sk-ant-canary-4f1e9a77";
let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

async function call(script: ScriptedModel, environment = testEnvironment()) {
  upstream.script("claude-opus-5", script);
  const connection = anthropicConnection(
    {
      id: "mine",
      key: "instance:mine",
      name: "Anthropic",
      kind: "anthropic",
      baseURL: upstream.url,
      apiKey: KEY,
    },
    environment,
  );
  return collectParts(connection, callFor("mine/claude-opus-5"));
}
const hello: Step[] = [{ text: "Hel" }, { text: "lo" }];
const event = (data: object): Step => ({ event: data });
const refusal = (status: number, type: string, message: string, headers = {}) => ({
  status,
  headers,
  body: { type: "error", error: { type, message }, request_id: "req_1" },
});
const start = (usage: object): Step =>
  event({ type: "message_start", message: { id: "msg_1", type: "message", role: "assistant", usage } });

test("Usage is put together from the message's start and its end, cached tokens included", async () => {
  const input = {
    input_tokens: 12,
    cache_read_input_tokens: 100,
    cache_creation_input_tokens: 8,
    output_tokens: 1,
  };
  const output = { output_tokens: 60, output_tokens_details: { thinking_tokens: 40 } };
  const end = event({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage: output });
  const stop = event({ type: "message_stop" });
  const opened = event({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } });
  const delta = event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hi" } });
  expect(await call({ steps: [start(input), opened, delta, end, stop] })).toEqual([
    text("Hi"),
    finish("stop", {
      usage: {
        inputTokens: 120,
        outputTokens: 60,
        cachedTokens: 100,
        reasoningTokens: 40,
        cacheWriteTokens: 8,
      },
    }),
  ]);
});

test("A message cut off has no count of its output: the one at its start is a placeholder", async () => {
  const cut = {
    steps: [start({ input_tokens: 12, output_tokens: 1 }), { delayMs: 5 }, "cut"] as Step[],
  };
  const parts = await call(cut);
  expect(parts.at(-1)).toMatchObject({
    usage: { inputTokens: 12, outputTokens: null, cachedTokens: null, reasoningTokens: null },
  });
});

test("message_stop on a socket that stays open completes at once", { timeout: 2_000 }, async () => {
  expect(await call({ steps: [...hello, { finish: "stop" }, "done", "hang"] })).toEqual([
    text("Hello"),
    finish(),
  ]);
});

test.each([
  ["overloaded_error", "overloaded"],
  ["api_error", "overloaded"],
  ["rate_limit_error", "rate-limited"],
  ["timeout_error", "timed-out"],
  ["billing_error", "out-of-credit"],
  ["authentication_error", "unauthorized"],
  ["invalid_request_error", "invalid-request"],
  ["brand_new_error", "unknown"],
] as const)("an error event after text, %s, is %s and not retried", async (type, reason) => {
  const before = upstream.requests.length;
  const parts = await call({ steps: [...hello, event({ type: "error", error: { type, message: "No." } })] });
  expect(parts[0]).toEqual(text("Hello"));
  expect(parts[1]).toMatchObject({ type: "failed", served: true, failure: { reason } });
  expect(parts).toHaveLength(2);
  expect(upstream.requests.length - before).toBe(1);
});

test("overloaded_error before the first token is tried again", async () => {
  const overloaded = event({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } });
  let asked = 0;
  const parts = await call(() => ({
    steps: asked++ === 0 ? [start({ input_tokens: 1 }), overloaded] : [...hello, { finish: "stop" }, "done"],
  }));
  expect(parts.map(({ type }) => type)).toEqual(["retrying", "text", "finish"]);
  expect(parts[0]).toMatchObject({
    reason: "overloaded",
    message: "Anthropic broke off with an error (overloaded_error): Overloaded.",
  });
});

test.each([
  [
    "529",
    refusal(529, "overloaded_error", "Overloaded"),
    "overloaded",
    4,
    "Anthropic answered with an error (HTTP 529, overloaded_error): Overloaded.",
  ],
  [
    "429 with a long wait",
    refusal(429, "rate_limit_error", "Slow down.", { "retry-after": "90" }),
    "rate-limited",
    1,
    "Anthropic answered with an error (HTTP 429, rate_limit_error): Slow down. It asks to wait 90 s.",
  ],
  [
    "401 that repeats the key",
    refusal(401, "authentication_error", `invalid x-api-key ${KEY}`),
    "unauthorized",
    1,
    "Anthropic answered with an error (HTTP 401, authentication_error): invalid x-api-key •••.",
  ],
  [
    "400 with a bad setting",
    refusal(400, "invalid_request_error", "max_tokens: too high"),
    "invalid-request",
    1,
    "Anthropic answered with an error (HTTP 400, invalid_request_error): max_tokens: too high.",
  ],
  [
    "413",
    refusal(413, "request_too_large", "Request exceeds the maximum size"),
    "context-too-long",
    1,
    "Anthropic answered with an error (HTTP 413, request_too_large): Request exceeds the maximum size.",
  ],
  [
    "404",
    refusal(404, "not_found_error", "model: claude-nope"),
    "invalid-request",
    1,
    "Anthropic answered with an error (HTTP 404, not_found_error): model: claude-nope.",
  ],
] as const)("%s is typed", async (_name, script, reason, requests, message) => {
  const before = upstream.requests.length;
  const parts = await call(script);
  expect(parts.at(-1)).toMatchObject({ type: "failed", served: false, failure: { reason, message } });
  expect(upstream.requests.length - before).toBe(requests);
});

test("a refusal is one, with the provider's words where it has some", async () => {
  const delta = { stop_reason: "refusal", stop_details: { type: "refusal", explanation: "Not this." } };
  expect(await call({ steps: [...hello, event({ type: "message_delta", delta }), "done"] })).toEqual([
    text("Hello"),
    refused("Not this."),
  ]);
  expect(await call({ steps: [...hello, { finish: "refusal" }, "done"] })).toEqual([
    text("Hello"),
    failed("refused", "The model refused to answer."),
  ]);
});

test.each([
  ["stop_sequence", "stop"],
  ["model_context_window_exceeded", "length"],
])("the stop reason %s is a success called %s", async (said, called) => {
  expect(await call({ steps: [...hello, { finish: said }, "done"] })).toEqual([
    text("Hello"),
    finish(called),
  ]);
});

test("an empty turn is empty, in the provider's word", async () => {
  expect(await call({ steps: [{ finish: "stop" }, "done"] })).toEqual([
    failed("empty", "The model ended its turn without an answer (end_turn)."),
  ]);
});

test("kinds of events that are new are nothing, and kinds of deltas that are new are named", async () => {
  const news = event({ type: "message_weather", sky: "blue" });
  expect(await call({ steps: [{ text: "Hel" }, news, { text: "lo" }, { finish: "stop" }, "done"] })).toEqual([
    text("Hello"),
    finish(),
  ]);
  const delta = event({
    type: "content_block_delta",
    index: 0,
    delta: { type: "scent_delta", scent: "pine" },
  });
  expect(await call({ steps: [{ text: "Hel" }, delta, { text: "lo" }, { finish: "stop" }, "done"] })).toEqual(
    [text("Hello"), unreadable(), finish()],
  );
});

test("pings are no sign that an answer goes on", { timeout: 10_000 }, async () => {
  const pings = Array.from({ length: 40 }, (): Step[] => [{ delayMs: 50 }, event({ type: "ping" })]).flat();
  expect(await call({ steps: [...hello, ...pings, "hang"] }, hurriedEnvironment())).toMatchObject([
    text("Hello"),
    { type: "failed", failure: { reason: "timed-out" } },
  ]);
});
