import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelCall } from "@/lib/fusion/ports";
import { EVERY_ADAPTER } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { failed, finish, text, toolCall } from "@/lib/server/models/testing/expected-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { place } from "@/lib/server/models/testing/tool-conversation";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { calling, type StreamScript } from "@/lib/server/models/testing/upstream-script";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

/** Models whose packages ask for a format by a tool that they make up: the answer is that tool's call. */
const MODELS = [
  ["anthropic", "claude-3-5-haiku-latest"],
  ["google", "gemini-2.5-flash"],
] as const;

async function call(id: string, model: string, script: StreamScript, settings: Partial<ModelCall> = {}) {
  upstream.script(model, script);
  const adapter = EVERY_ADAPTER.find((one) => one.id === id);
  if (!adapter) throw new Error(`There is no adapter ${id}.`);
  const tools = [{ name: "get_weather", parameters: place }];
  const asked = { tools, maxOutputTokens: 64, format: { name: "reply", schema: place }, ...settings };
  return collectParts(adapter.connect(upstream.url, testEnvironment()), callFor(`${id}/${model}`, asked));
}

const json = { id: "call_1", name: "json", args: '{"city":"Paris 中🙂"}' };
const weather = { id: "call_2", name: "get_weather", args: '{"city":"Rome"}' };

test.each(MODELS)(
  "%s/%s: the call of that tool is the answer's text, and ends as text does",
  async (id, model) => {
    expect(await call(id, model, calling([json], { usage: null }))).toEqual([
      text(json.args),
      finish("stop"),
    ]);
  },
);

test.each(MODELS)("%s/%s: any object is asked for in the same way", async (id, model) => {
  const format = { name: "reply", schema: null };
  expect(await call(id, model, calling([json], { usage: null }), { format })).toEqual([
    text(json.args),
    finish("stop"),
  ]);
});

test.each(MODELS)("%s/%s: a call of the caller's own tool stays one", async (id, model) => {
  const parts = await call(id, model, calling([weather], { usage: null }));
  expect(parts).toEqual([
    {
      ...toolCall("call_2", "get_weather", weather.args),
      call: expect.objectContaining({ name: "get_weather" }),
    },
    finish("tool_calls"),
  ]);
});

test("where the output limit cuts that tool's call, the text that came is kept and says so", async () => {
  const steps: StreamScript["steps"] = [
    { call: { id: "call_1", name: "json" } },
    { args: '{"city":"Pa' },
    { finish: "length" },
    "done",
  ];
  expect(await call("anthropic", "claude-3-5-haiku-latest", { steps })).toEqual([
    text('{"city":"Pa'),
    finish("length"),
  ]);
});

test("where the stream is cut in that tool's call, the answer is truncated", async () => {
  const steps: StreamScript["steps"] = [
    { call: { id: "call_1", name: "json" } },
    { args: '{"city":"Pa' },
    "close",
  ];
  expect(await call("anthropic", "claude-3-5-haiku-latest", { steps })).toEqual([
    text('{"city":"Pa'),
    failed("truncated", "Anthropic ended the stream without a finish reason: the answer is not complete."),
  ]);
});
