import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fault } from "@/lib/server/models/testing/upstream-script";
import {
  ASK,
  CHAT_PATH,
  complete,
  createV1Bench,
  errorOf,
  PANEL,
  type V1Bench,
} from "@/lib/server/v1/testing/v1-bench";
import { POST } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [CHAT_PATH]: { POST } });
});
afterAll(() => bench.close());

const create = (more: object = {}) => complete(bench, more);

describe("errors have OpenAI's shape, a status and a code", () => {
  test.each([
    ["a model that is not there", { model: "lab/none" }, [404, "model_not_found", "model"]],
    ["a profile that is not there", { model: "fusion/nope" }, [404, "model_not_found", "model"]],
    ["a fallback that is not there", { models: ["lab/b", "lab/none"] }, [404, "model_not_found", "models.1"]],
    [
      "a member that is not there",
      { model: "fusion", fusion: { ...PANEL, pool: ["lab/a", "lab/none"] } },
      [404, "model_not_found", "fusion.pool.1.model"],
    ],
    [
      "a judge that is not there",
      { model: "fusion", fusion: { ...PANEL, judge: ["lab/judge", "lab/none"] } },
      [404, "model_not_found", "fusion.judge"],
    ],
    [
      "a model of a plugin's panel that is not there",
      { model: "fusion", plugins: [{ id: "fusion", analysis_models: ["lab/a", "lab/none"] }] },
      [404, "model_not_found", "plugins.0.analysis_models.1"],
    ],
    [
      "a plugin's judge that is not there",
      { model: "fusion", plugins: [{ id: "fusion", analysis_models: ["lab/a"], model: "lab/none" }] },
      [404, "model_not_found", "plugins.0.model"],
    ],
    [
      "a judge named as the model that is not there",
      { model: "lab/none", fusion: { pool: PANEL.pool } },
      [404, "model_not_found", "model"],
    ],
    [
      "a quorum larger than its pool",
      { model: "fusion", fusion: { ...PANEL, wait: { policy: "quorum", count: 3, graceMs: 0 } } },
      [422, "invalid_body", "fusion.wait.count"],
    ],
    [
      "a fusion inside a fusion",
      { model: "fusion", fusion: { pool: ["fusion"] } },
      [422, "nested_fusion", "fusion.pool.0.model"],
    ],
    ["a field that would change the answer", { n: 3 }, [422, "invalid_body", "n"]],
    ["a misspelt field", { temprature: 1 }, [422, "invalid_body", "temprature"]],
    [
      "a remote image",
      {
        messages: [
          { role: "user", content: [{ type: "image_url", image_url: { url: "https://x.test/a.png" } }] },
        ],
      },
      [422, "invalid_body", "messages.0.content.0.image_url.url"],
    ],
    [
      "a schema that is none",
      { response_format: { type: "json_schema", json_schema: { name: "x", schema: { type: "nothing" } } } },
      [422, "invalid_body", "response_format.json_schema.schema"],
    ],
    [
      "a cap that it may pass",
      { model: "fusion", fusion: { ...PANEL, limits: { maxCostUsd: 0.000001 } } },
      [402, "over_budget", "fusion.limits.maxCostUsd"],
    ],
  ])("%s", async (_, more, expected) => {
    expect(await errorOf(create(more))).toEqual(expected);
  });

  test.each([
    [fault(429, {}, { "retry-after": "120" }), 429, "upstream_rate_limited"],
    [fault(400, { code: "context_length_exceeded" }), 400, "context_length_exceeded"],
    [fault(401), 502, "upstream_unauthorized"],
    [fault(404), 400, "upstream_rejected_request"],
  ])("a provider's refusal %#", async (script, status, code) => {
    bench.upstream.script("c", script);
    expect((await errorOf(create({ model: "lab/c" }))).slice(0, 2)).toEqual([status, code]);
  });

  test("no token, a wrong one, and one that may only read", async () => {
    const bare = await bench.post(CHAT_PATH, { model: "lab/a", messages: ASK }, { authorization: "" });
    expect([bare.status, bare.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    const nobody = bench.client(`tk_${"a".repeat(16)}_${"b".repeat(43)}`);
    const wrong = nobody.chat.completions.create({ model: "lab/a", messages: ASK });
    expect(await errorOf(wrong)).toEqual([401, "invalid_api_key", null]);
    const reader = bench.client(await bench.makeToken({ scopes: ["read"] }));
    const asking = reader.chat.completions.create({ model: "lab/a", messages: ASK });
    expect(await errorOf(asking)).toEqual([403, "missing_scope", null]);
  });

  test("a body that nests without an end is the caller's to mend, and arguments that do reach the model as text", async () => {
    const deep = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;
    const tool = `{"type":"function","function":{"name":"look","parameters":${deep}}}`;
    const asked = `"model":"lab/a","messages":${JSON.stringify(ASK)}`;
    expect((await bench.post(CHAT_PATH, `{${asked},"tools":[${tool}]}`)).status).toBe(422);
    const call = { id: "c1", type: "function" as const, function: { name: "look", arguments: deep } };
    const messages = [
      ...ASK,
      { role: "assistant", tool_calls: [call] },
      { role: "tool", tool_call_id: "c1", content: "Blue." },
    ];
    const parameters = { type: "object" };
    const tools = [{ type: "function", function: { name: "look", parameters } }];
    expect(await create({ messages, tools })).toMatchObject({ object: "chat.completion" });
  });

  test("a part that is not taken says what is", async () => {
    const said = async (type: string) => {
      const sent = { model: "lab/a", messages: [{ role: "user", content: [{ type, [type]: {} }] }] };
      return (await (await bench.post(CHAT_PATH, sent)).json()).error.message;
    };
    expect([await said("file"), await said("input_audio")]).toEqual([
      'messages.0.content.0.type: "file" is not taken here: send text, and images as image_url.',
      'messages.0.content.0.type: "input_audio" is not taken here: send text, and images as image_url.',
    ]);
  });

  test("a body that is no JSON, and one that is too large", async () => {
    const send = (body: string) => bench.post(CHAT_PATH, body);
    expect((await send("{")).status).toBe(400);
    expect((await send(`"${"x".repeat(73 * 1_048_576)}"`)).status).toBe(413);
  });
});
