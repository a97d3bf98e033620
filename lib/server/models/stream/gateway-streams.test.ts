import { afterAll, beforeAll, expect, test } from "vitest";
import { aiGatewayConnection } from "@/lib/server/models/ai-gateway-connection";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { failed, finish, text, toolCall } from "@/lib/server/models/testing/expected-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { ScriptedModel, Step } from "@/lib/server/models/testing/upstream-script";

const KEY = "vck-canary-4f1e9a77";
let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

async function call(script: ScriptedModel) {
  upstream.script("acme/one", script);
  const connection = aiGatewayConnection(
    {
      id: "mine",
      key: "instance:mine",
      name: "Gateway",
      kind: "ai-gateway",
      baseURL: upstream.url,
      apiKey: KEY,
    },
    testEnvironment(),
  );
  return collectParts(connection, callFor("mine/acme/one"));
}
const hello: Step[] = [{ text: "Hel" }, { text: "lo" }];
const event = (data: object): Step => ({ event: data });
const end = (more: object = {}): Step =>
  event({ type: "finish", finishReason: { unified: "stop", raw: "end_turn" }, ...more });

test("Usage, cost and the backend are read from the finish", async () => {
  const usage = {
    inputTokens: { total: 100, noCache: 20, cacheRead: 80 },
    outputTokens: { total: 50, text: 20, reasoning: 30 },
  };
  const gateway = { cost: "0.00321", generationId: "gen_1", routing: { finalProvider: "bedrock" } };
  expect(await call({ steps: [...hello, end({ usage, providerMetadata: { gateway } })] })).toEqual([
    text("Hello"),
    finish("stop", {
      usage: { inputTokens: 100, outputTokens: 50, cachedTokens: 80, reasoningTokens: 30 },
      reportedUsd: 0.00321,
      servedBy: "bedrock",
    }),
  ]);
});

test.each([
  [
    "counts as plain numbers",
    { usage: { inputTokens: 3, outputTokens: 4 } },
    { inputTokens: 3, outputTokens: 4 },
  ],
  ["counts that are not there", { usage: { inputTokens: {} } }, { inputTokens: null, outputTokens: null }],
])("%s", async (_name, more, counted) => {
  const usage = { ...counted, cachedTokens: null, reasoningTokens: null };
  expect(await call({ steps: [...hello, end(more)] })).toEqual([text("Hello"), finish("stop", { usage })]);
});

test.each([[null], [""], ["free"], [-1]])("a cost of %j is unknown, never 0", async (cost) => {
  const providerMetadata = { gateway: { cost } };
  expect(await call({ steps: [...hello, end({ providerMetadata })] })).toEqual([text("Hello"), finish()]);
});

test("the finish on a socket that stays open completes at once", { timeout: 2_000 }, async () => {
  expect(await call({ steps: [...hello, end(), "hang"] })).toEqual([text("Hello"), finish()]);
});

test("a backend's stream that was cut is truncated, though the gateway ended its own well", async () => {
  const cut = event({ type: "finish", finishReason: { unified: "interrupted" } });
  expect(await call({ steps: [...hello, cut, "done"] })).toEqual([
    text("Hello"),
    failed("truncated", "Gateway ended the stream without a finish reason: the answer is not complete."),
  ]);
});

test("a content filter is one, in the backend's word", async () => {
  const filtered = event({ type: "finish", finishReason: { unified: "content-filter", raw: "SAFETY" } });
  expect(await call({ steps: [...hello, filtered] })).toEqual([
    text("Hello"),
    failed("content-filtered", "Gateway stopped the answer by its content filter (SAFETY)."),
  ]);
});

test.each([
  ["an older finish reason, a word alone", "stop", finish()],
  ["a finish by an error", { unified: "error" }, failed("unknown", said("error"))],
  ["a finish of an unknown kind", { unified: "other", raw: "odd" }, failed("unknown", said("odd"))],
] as const)("%s is read", async (_name, finishReason, part) => {
  expect(await call({ steps: [...hello, event({ type: "finish", finishReason })] })).toEqual([
    text("Hello"),
    part,
  ]);
});

function said(word: string): string {
  return `Gateway ended the answer with the finish reason "${word}".`;
}

test.each([
  [{ message: "Slow down.", type: "rate_limit_exceeded" }, "rate-limited"],
  [{ message: "No.", type: "authentication_error" }, "unauthorized"],
  [{ message: "Down.", type: "failed_dependency" }, "overloaded"],
  [{ message: "Oops.", type: "internal_server_error" }, "overloaded"],
  [{ name: "AI_APICallError", message: "Busy.", statusCode: 529 }, "overloaded"],
  ["plain words", "unknown"],
] as const)("an error part after text, %j, is %s and not retried", async (error, reason) => {
  const before = upstream.requests.length;
  expect(await call({ steps: [...hello, event({ type: "error", error }), "done"] })).toMatchObject([
    text("Hello"),
    { type: "failed", served: true, failure: { reason } },
  ]);
  expect(upstream.requests.length - before).toBe(1);
});

test("an error part before the first token is tried again", async () => {
  const busy = event({ type: "error", error: { message: "Busy.", type: "rate_limit_exceeded" } });
  let asked = 0;
  const parts = await call(() => ({ steps: asked++ === 0 ? [busy] : [...hello, end()] }));
  expect(parts.map(({ type }) => type)).toEqual(["retrying", "text", "finish"]);
});

test.each([
  [401, "authentication_error", "unauthorized"],
  [403, "forbidden", "unauthorized"],
  [402, "insufficient_funds", "out-of-credit"],
  [404, "model_not_found", "invalid-request"],
  [424, "failed_dependency", "overloaded"],
  [429, "rate_limit_exceeded", "rate-limited"],
  [500, "internal_server_error", "overloaded"],
] as const)("HTTP %s, %s, is %s", async (status, type, reason) => {
  const body = { error: { message: `About ${KEY}`, type }, generationId: "gen_1" };
  const part = (await call({ status, body })).at(-1);
  expect(part).toMatchObject({ type: "failed", served: false, failure: { reason } });
  expect(JSON.stringify(part)).not.toContain(KEY);
});

test("a delta without words is left out with a warning", async () => {
  const odd = event({ type: "text-delta", id: "text", delta: null });
  expect(
    (await call({ steps: [{ text: "Hel" }, odd, { text: "lo" }, end()] })).map(({ type }) => type),
  ).toEqual(["text", "warning", "finish"]);
});

test("a call that comes whole, without its pieces, is a call", async () => {
  const whole = event({ type: "tool-call", toolCallId: "call_1", toolName: "now", input: "{}" });
  expect(await call({ steps: [whole, end()] })).toEqual([
    toolCall("call_1", "now", "{}"),
    finish("tool_calls"),
  ]);
});

test("calls without an id, or with the same, get ids of their own", async () => {
  const whole = (toolCallId: string) =>
    event({ type: "tool-call", toolCallId, toolName: "now", input: "{}" });
  const parts = await call({ steps: [whole(""), whole("call_1"), whole("call_1"), end()] });
  const ids = parts.flatMap((part) => (part.type === "tool-call" ? [part.call.id] : []));
  expect(ids).toEqual([
    expect.stringMatching(/^call_.{36}$/),
    "call_1",
    expect.stringMatching(/^call_.{36}$/),
  ]);
  expect(new Set(ids).size).toBe(3);
});

test("what a backend's own tools did is none of the caller's", async () => {
  const searched = { toolCallId: "srv_1", toolName: "web_search", input: "{}", providerExecuted: true };
  const own = [
    event({ type: "tool-input-start", id: "srv_1", toolName: "web_search", providerExecuted: true }),
    event({ type: "tool-input-delta", id: "srv_1", delta: "{}" }),
    event({ type: "tool-call", ...searched }),
  ];
  expect(await call({ steps: [...own, ...hello, end()] })).toEqual([text("Hello"), finish()]);
});

test.each([
  { type: "tool-call", toolCallId: "call_1", toolName: "now", input: { a: 1 } },
  { type: "tool-call", toolName: "now", input: "{}" },
  { type: "tool-input-start", id: 1, toolName: "now" },
  { type: "tool-input-delta", id: "call_1", delta: null },
])("the part %j is unreadable, and a call beside it is not trusted", async (odd) => {
  const whole = event({ type: "tool-call", toolCallId: "call_2", toolName: "now", input: "{}" });
  const parts = await call({ steps: [whole, event(odd), end()] });
  expect(parts).toEqual([
    failed(
      "truncated",
      "Gateway called a tool in events of which one was unreadable: the call may not be whole.",
    ),
  ]);
});
