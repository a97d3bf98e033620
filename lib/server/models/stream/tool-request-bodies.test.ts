import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConnectionKind } from "@/lib/contract/models";
import type { ModelCall } from "@/lib/fusion/ports";
import { sendCall } from "@/lib/server/models/testing/send-call";
import { everything, place, withTools } from "@/lib/server/models/testing/tool-conversation";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

const open = { type: "object", properties: { city: { type: "string" } } };

const sent = (kind: ConnectionKind, model: string, settings: Partial<ModelCall>) =>
  sendCall(upstream, { kind, model, settings });

const chatCall = (id: string, name: string, args: string) => ({
  id,
  type: "function",
  function: { name, arguments: args },
});
const [first, second, third] = [
  chatCall("call_1", "get_weather", '{"city":"Paris"}'),
  chatCall("call_2", "now", "{}"),
  chatCall("call_3", "get_weather", '{"rawInvalidInput":"{city"}'),
];
const chatTurns = [
  { role: "user", content: "Weather?" },
  { role: "assistant", content: null, tool_calls: [first, second] },
  { role: "tool", tool_call_id: "call_1", content: "Sunny" },
  { role: "tool", tool_call_id: "call_2", content: "Noon" },
  { role: "assistant", content: "Again.", tool_calls: [third] },
  { role: "tool", tool_call_id: "call_3", content: "Not JSON." },
];
const chatBody = {
  messages: [{ role: "system", content: "Be brief." }, ...chatTurns],
  tools: [
    {
      type: "function",
      function: { name: "get_weather", description: "Of a city.", parameters: place, strict: true },
    },
    { type: "function", function: { name: "now", parameters: { type: "object" } } },
  ],
  tool_choice: "auto",
  response_format: { type: "json_schema", json_schema: { name: "reply", schema: place, strict: true } },
  temperature: 0.2,
  top_p: 0.9,
  frequency_penalty: 0.5,
  presence_penalty: -0.5,
  stop: ["END"],
  seed: 7,
  max_tokens: 64,
  stream: true,
  stream_options: { include_usage: true },
};

test.each(["openai-compatible", "huggingface", "openai"] as const)(
  "%s gets tools, what they gave, a format and every setting",
  async (kind) => {
    const { body, warnings } = await sent(kind, "gpt-4o", everything);
    expect([body, warnings]).toEqual([{ model: "gpt-4o", ...chatBody }, []]);
  },
);

test("OpenRouter gets the same, with the names of tools beside what they gave", async () => {
  const { body, warnings } = await sent("openrouter", "acme/one", everything);
  const names: Record<string, string> = { call_1: "get_weather", call_2: "now", call_3: "get_weather" };
  const { stream_options: _, ...rest } = chatBody;
  expect([body, warnings]).toEqual([
    {
      ...rest,
      model: "acme/one",
      messages: [
        { role: "system", content: [{ type: "text", text: "Be brief." }] },
        ...chatTurns.map((turn) => (turn.tool_call_id ? { ...turn, name: names[turn.tool_call_id] } : turn)),
      ],
    },
    [],
  ]);
});

test.each(["openai-compatible", "huggingface", "openai", "openrouter"] as const)(
  "%s is not asked to be strict with a schema that does not fit strict mode, which OpenAI would refuse",
  async (kind) => {
    const { body } = await sent(kind, "gpt-4o", { format: { name: "reply", schema: open } });
    expect(body?.response_format).toEqual({
      type: "json_schema",
      json_schema: { name: "reply", schema: open, strict: false },
    });
  },
);

test.each(["openai-compatible", "huggingface", "openai", "openrouter"] as const)(
  "%s is asked for any JSON object where there is no schema",
  async (kind) => {
    const { body } = await sent(kind, "gpt-4o", { format: { name: "reply", schema: null } });
    expect(body?.response_format).toEqual({ type: "json_object" });
  },
);

test.each([
  ["none", "none"],
  ["required", "required"],
  [{ name: "now" }, { type: "function", function: { name: "now" } }],
] as const)("a choice of tools, %j, is passed on", async (toolChoice, said) => {
  for (const kind of ["openai-compatible", "openrouter"] as const) {
    const { body } = await sent(kind, "acme/one", { ...withTools, toolChoice });
    expect(body?.tool_choice).toEqual(said);
  }
});

test.each([
  ["openai-compatible", "acme/one", { parallel_tool_calls: false }],
  ["huggingface", "acme/one", { parallel_tool_calls: false }],
  ["openrouter", "acme/one", { parallel_tool_calls: false }],
  ["openai", "gpt-4o", { parallel_tool_calls: false }],
  ["openai", "o3-mini", {}],
  ["anthropic", "claude-haiku-4-5", { tool_choice: { type: "auto", disable_parallel_tool_use: true } }],
] as const)("%s is asked for one call at a time, of %s", async (kind, model, said) => {
  const parallel = async (settings: Partial<ModelCall>) => {
    const { body } = await sent(kind, model, settings);
    return Object.fromEntries(
      Object.entries(body ?? {}).filter(([name]) => ["parallel_tool_calls", "tool_choice"].includes(name)),
    );
  };
  const before = await parallel(withTools);
  expect(await parallel({ ...withTools, oneToolCall: true })).toEqual({ ...before, ...said });
  expect(before).not.toMatchObject({ parallel_tool_calls: false });
});

test("without tools there is no choice of one", async () => {
  const { body } = await sent("openai-compatible", "acme/one", { tools: [], toolChoice: "required" });
  expect(body).toEqual({
    model: "acme/one",
    messages: [{ role: "user", content: "Why is the sky blue?" }],
    stream: true,
    stream_options: { include_usage: true },
  });
});

test("an OpenAI reasoning model gets what it takes, and the column says what it does not", async () => {
  const { body, warnings } = await sent("openai", "gpt-5.2", everything);
  const { temperature, top_p, frequency_penalty, presence_penalty, max_tokens, ...rest } = chatBody;
  expect(body).toEqual({
    ...rest,
    model: "gpt-5.2",
    messages: [{ role: "developer", content: "Be brief." }, ...chatTurns],
    max_completion_tokens: max_tokens,
  });
  expect(warnings).toEqual(
    ["temperature", "topP", "frequencyPenalty", "presencePenalty"].map(
      (setting) => `Mine: ${setting} is not supported for reasoning models`,
    ),
  );
});
