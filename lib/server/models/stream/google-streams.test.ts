import { afterAll, beforeAll, expect, test } from "vitest";
import { googleConnection } from "@/lib/server/models/google-connection";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { failed, finish, reasoning, text } from "@/lib/server/models/testing/expected-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { ScriptedModel, Step } from "@/lib/server/models/testing/upstream-script";

const KEY = "AIza-canary-4f1e9a77";
let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

async function call(script: ScriptedModel) {
  upstream.script("gemini-3-pro", script);
  const connection = googleConnection(
    { id: "mine", key: "instance:mine", name: "Google", kind: "google", baseURL: upstream.url, apiKey: KEY },
    testEnvironment(),
  );
  return collectParts(connection, callFor("mine/gemini-3-pro"));
}
const hello: Step[] = [{ text: "Hel" }, { text: "lo" }];
const event = (data: object): Step => ({ event: data });
const refusal = (status: number, error: object) => ({ status, body: { error: { code: status, ...error } } });
const last = (finishReason: string, more: object = {}): Step =>
  event({ candidates: [{ content: { parts: [] }, finishReason, index: 0, ...more }] });

test("Usage on every chunk: the last counts, thoughts and cached tokens included", async () => {
  const part = (content: object, usageMetadata: object, more: object = {}) =>
    event({ candidates: [{ content: { parts: [content] }, ...more }], usageMetadata });
  const thought = part({ text: "Hm", thought: true }, { promptTokenCount: 9, thoughtsTokenCount: 20 });
  const whole = part(
    { text: "Hi" },
    { promptTokenCount: 9, candidatesTokenCount: 5, thoughtsTokenCount: 30, cachedContentTokenCount: 4 },
    { finishReason: "STOP" },
  );
  expect(await call({ steps: [thought, whole] })).toEqual([
    reasoning("Hm"),
    text("Hi"),
    finish("stop", { usage: { inputTokens: 9, outputTokens: 35, cachedTokens: 4, reasoningTokens: 30 } }),
  ]);
  expect(await call({ steps: [thought, "cut"] })).toMatchObject([
    reasoning("Hm"),
    { type: "failed", usage: { inputTokens: 9, outputTokens: 20, cachedTokens: null, reasoningTokens: 20 } },
  ]);
});

test("the last chunk on a socket that stays open completes at once", { timeout: 2_000 }, async () => {
  const ending = { candidates: [{ finishReason: "STOP" }], usageMetadata: { promptTokenCount: 1 } };
  expect(await call({ steps: [...hello, event(ending), "hang"] })).toMatchObject([
    text("Hello"),
    { type: "finish", finish: "stop" },
  ]);
});

test.each(["SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII"])(
  "the finish reason %s is a content filter, and the text stays",
  async (reason) => {
    expect(await call({ steps: [...hello, last(reason)] })).toEqual([
      text("Hello"),
      failed("content-filtered", `Google stopped the answer by its content filter (${reason}).`),
    ]);
  },
);

test("the provider's words on a finish are shown", async () => {
  expect(await call({ steps: [...hello, last("SAFETY", { finishMessage: "Too spicy." })] })).toEqual([
    text("Hello"),
    failed("content-filtered", "Google stopped the answer by its content filter (SAFETY: Too spicy.)."),
  ]);
});

test.each(["MALFORMED_FUNCTION_CALL", "LANGUAGE", "OTHER"])(
  "the finish reason %s is shown as such",
  async (reason) => {
    expect(await call({ steps: [...hello, last(reason)] })).toEqual([
      text("Hello"),
      failed("unknown", `Google ended the answer with the finish reason "${reason}".`),
    ]);
  },
);

test("a blocked prompt says so, and by what", async () => {
  const blocked = event({
    promptFeedback: { blockReason: "PROHIBITED_CONTENT" },
    usageMetadata: { promptTokenCount: 6 },
  });
  expect(await call({ steps: [blocked] })).toEqual([
    failed("content-filtered", "Google blocked the prompt by its content filter (PROHIBITED_CONTENT).", {
      usage: { inputTokens: 6, outputTokens: null, cachedTokens: null, reasoningTokens: null },
    }),
  ]);
});

test("an empty turn is empty, in the provider's word", async () => {
  expect(await call({ steps: [last("STOP")] })).toEqual([
    failed("empty", "The model ended its turn without an answer (STOP)."),
  ]);
});

test.each([
  [{ code: 503, status: "UNAVAILABLE", message: "Overloaded." }, "overloaded"],
  [{ code: 429, status: "RESOURCE_EXHAUSTED", message: "Quota." }, "rate-limited"],
  [{ code: null, status: "DEADLINE_EXCEEDED", message: "Late." }, "timed-out"],
  [{ code: null, status: "INTERNAL", message: "Oops." }, "overloaded"],
  [{ code: 400, status: "INVALID_ARGUMENT", message: "Bad." }, "invalid-request"],
] as const)("an error chunk after text, %j, is %s and not retried", async (error, reason) => {
  const before = upstream.requests.length;
  expect(await call({ steps: [...hello, event({ error })] })).toMatchObject([
    text("Hello"),
    { type: "failed", served: true, failure: { reason } },
  ]);
  expect(upstream.requests.length - before).toBe(1);
});

test("a wrong key is unauthorized, though its status is 400", async () => {
  const error = {
    status: "INVALID_ARGUMENT",
    message: `API key not valid: ${KEY}`,
    details: [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" }],
  };
  expect((await call(refusal(400, error))).at(-1)).toMatchObject({
    type: "failed",
    served: false,
    failure: {
      reason: "unauthorized",
      message: "Google answered with an error (HTTP 400, api_key_invalid): API key not valid: •••.",
    },
  });
});

test("the wait that the body asks for is kept", async () => {
  const details = [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "7.2s" }];
  const quota = refusal(429, { status: "RESOURCE_EXHAUSTED", message: "Quota.", details });
  let asked = 0;
  const parts = await call(() => (asked++ === 0 ? quota : { steps: [...hello, last("STOP")] }));
  expect(parts).toMatchObject([
    { type: "retrying", reason: "rate-limited", inMs: 7_200 },
    text("Hello"),
    { type: "finish" },
  ]);
});

test("a day's wait is not waited for", async () => {
  const quota = { status: "RESOURCE_EXHAUSTED", message: "Quota.", details: [{ retryDelay: "40000s" }] };
  const before = upstream.requests.length;
  expect((await call(refusal(429, quota))).at(-1)).toMatchObject({
    failure: {
      reason: "rate-limited",
      message: "Google answered with an error (HTTP 429, resource_exhausted): Quota. It asks to wait 12 h.",
    },
  });
  expect(upstream.requests.length - before).toBe(1);
});

test("an answer longer than one response goes on in the next, and both are counted", async () => {
  const more = last("CONTINUATION", { continuationToken: "t1" });
  const usage = (candidatesTokenCount: number): Step => ({
    usage: { promptTokenCount: 5, candidatesTokenCount },
  });
  const parts = await call(({ body }) =>
    body?.continuationToken === "t1"
      ? { steps: [{ text: "lo" }, { finish: "stop" }, usage(3)] }
      : { steps: [{ text: "Hel" }, usage(2), more] },
  );
  expect(parts).toEqual([
    text("Hello"),
    finish("stop", {
      usage: { inputTokens: 10, outputTokens: 5, cachedTokens: null, reasoningTokens: null },
    }),
  ]);
});

test("where the next response ends without a finish reason, the answer is truncated", async () => {
  const more = last("CONTINUATION", { continuationToken: "t3" });
  const parts = await call(({ body }) => ({
    steps: [{ text: "x" }, ...(body?.continuationToken ? [] : [more])],
  }));
  expect(parts).toEqual([
    text("xx"),
    failed("truncated", "Google ended the stream without a finish reason: the answer is not complete."),
  ]);
});

test("where the next response fails, so does the answer", async () => {
  const more = last("CONTINUATION", { continuationToken: "t2" });
  const down = refusal(503, { status: "UNAVAILABLE", message: "Overloaded." });
  const parts = await call(({ body }) =>
    body?.continuationToken ? down : { steps: [{ text: "Hel" }, more] },
  );
  expect(parts).toMatchObject([
    text("Hel"),
    { type: "failed", failure: { reason: "overloaded", message: expect.stringContaining("HTTP 503") } },
  ]);
});
