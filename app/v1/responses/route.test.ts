import type OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { answer, calling, fault } from "@/lib/server/models/testing/upstream-script";
import { parseResponseStream, publishedResponse } from "@/lib/server/v1/testing/published-responses";
import { createV1Bench, errorOf, judgement, PANEL, type V1Bench } from "@/lib/server/v1/testing/v1-bench";
import { POST } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const PATH = "/v1/responses";
type Streamed = Parameters<OpenAI["responses"]["stream"]>[0];
type Params = OpenAI.Responses.ResponseCreateParamsNonStreaming;

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [PATH]: { POST } });
});
afterAll(() => bench.close());

const ASK = { model: "lab/a", input: "Why is the sky blue?" };
/** With what OpenAI's types do not know. */
const create = (more: object = {}) =>
  bench.openai.responses.create({ ...({ ...ASK, ...more } as unknown as Params), stream: false });
/** As it is on the wire, without what the package adds. */
const post = async (more: object = {}, headers: Record<string, string> = {}) => {
  const response = await bench.post(PATH, { ...ASK, ...more }, headers);
  return { response, body: await response.json() };
};
const events = async (more: object = {}) =>
  parseResponseStream(await (await bench.post(PATH, { ...ASK, ...more, stream: true })).text());
const judge = (words: Parameters<typeof judgement>[0]) => bench.upstream.script("judge", judgement(words));

const WEATHER = {
  type: "function",
  name: "weather",
  description: "Of a city.",
  parameters: { type: "object", properties: { city: { type: "string" } } },
  strict: false,
};
const CALL = { id: "call_1", name: "weather", args: '{"city":"Paris"}' };

describe("one model", () => {
  test("answers in OpenAI's shape, with its usage and what it cost", async () => {
    bench.upstream.script("a", answer("Rayleigh scattering."));
    const { response, body } = await post({ instructions: "Be brief.", user: "u-1", metadata: { a: "b" } });
    const run = response.headers.get("x-tokamak-run");
    expect(publishedResponse.parse(body)).toEqual({
      id: `resp_${run}`,
      object: "response",
      created_at: expect.any(Number),
      status: "completed",
      completed_at: expect.any(Number),
      ...{ background: false, error: null, incomplete_details: null, instructions: "Be brief." },
      ...{ max_output_tokens: null, max_tool_calls: null, metadata: { a: "b" }, model: "lab/a" },
      output: [
        {
          ...{ type: "message", id: `msg_${run}`, status: "completed", role: "assistant" },
          content: [{ type: "output_text", text: "Rayleigh scattering.", annotations: [], logprobs: [] }],
        },
      ],
      ...{ parallel_tool_calls: true, previous_response_id: null, service_tier: "default", store: true },
      reasoning: { effort: null, summary: null },
      text: { format: { type: "text" }, verbosity: "medium" },
      ...{ temperature: null, tool_choice: "auto", tools: [], top_logprobs: 0, top_p: null },
      truncation: "disabled",
      usage: {
        ...{ input_tokens: 10, input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 } },
        ...{ output_tokens: 5, output_tokens_details: { reasoning_tokens: 0 } },
        ...{ total_tokens: 15, cost: 0.00003 },
      },
      ...{ user: "u-1", access_programs: null },
    });
  });

  test("is sent what was asked, by the names that its provider knows", async () => {
    await create({
      ...{ instructions: "Be brief.", temperature: 0.2, top_p: 0.9, max_output_tokens: 50 },
      ...{ tools: [WEATHER], tool_choice: "required", reasoning: { effort: "max", summary: "auto" } },
      ...{ include: ["reasoning.encrypted_content"], truncation: "auto", service_tier: "auto" },
      input: [
        { role: "developer", content: "In English." },
        { role: "user", content: [{ type: "input_text", text: "Is it raining?" }] },
      ],
    });
    expect(bench.upstream.requestsFor("a").at(-1)?.body).toMatchObject({
      ...{ temperature: 0.2, top_p: 0.9, max_tokens: 50, tool_choice: "required" },
      messages: [
        { role: "system", content: "Be brief." },
        { role: "system", content: "In English." },
        { role: "user", content: "Is it raining?" },
      ],
      tools: [{ type: "function", function: { name: "weather", description: "Of a city." } }],
    });
  });

  test("streams OpenAI's events: what is added, how it grows, when it is done", async () => {
    bench.upstream.script("a", answer("One two.", { reasoning: "I count." }));
    const heard = await events();
    expect(heard.map(({ type }) => type)).toEqual([
      "response.created",
      "response.in_progress",
      "response.output_item.added",
      "response.content_part.added",
      ...heard.flatMap(({ type }) => (type === "response.reasoning_text.delta" ? [type] : [])),
      "response.reasoning_text.done",
      "response.content_part.done",
      "response.output_item.done",
      "response.output_item.added",
      "response.content_part.added",
      ...heard.flatMap(({ type }) => (type === "response.output_text.delta" ? [type] : [])),
      "response.output_text.done",
      "response.content_part.done",
      "response.output_item.done",
      "response.completed",
    ]);
    const text = heard.flatMap((one) => (one.type === "response.output_text.delta" ? [one.delta] : []));
    expect(text.join("")).toBe("One two.");
    const last = heard.at(-1);
    const done = heard.flatMap((one) => (one.type === "response.output_item.done" ? [one.item] : []));
    expect(last?.type === "response.completed" && last.response.output).toEqual(done);
    expect(done.map(({ type, status }) => [type, status])).toEqual([
      ["reasoning", "completed"],
      ["message", "completed"],
    ]);
  });

  test("is followed by OpenAI's own stream helper, thoughts, functions and progress included", async () => {
    const script = calling([CALL], { text: "I look." });
    bench.upstream.script("a", { steps: [{ reasoning: "Hm." }, ...script.steps] });
    const plain = bench.openai.responses.stream({ ...ASK, tools: [WEATHER] } as unknown as Streamed);
    expect((await plain.finalResponse()).output.map(({ type }) => type)).toEqual([
      ...["reasoning", "message", "function_call"],
    ]);
    judge({ answer: "Both say so." });
    const fusion = { ...PANEL, include: ["progress"] };
    const fused = { model: "fusion", input: "Why?", fusion } as unknown as Streamed;
    const { output_text } = await bench.openai.responses.stream(fused).finalResponse();
    expect(output_text.trim()).toBe("Both say so.");
  });

  test("calls the caller's functions, streamed or whole", async () => {
    bench.upstream.script("a", calling([CALL, { ...CALL, id: "call_2" }], { text: "I look." }));
    const { body } = await post({ tools: [WEATHER] });
    const id = body.id.replace("resp_", "");
    const called = { type: "function_call", name: "weather", arguments: CALL.args, status: "completed" };
    expect(publishedResponse.parse(body).output.slice(1)).toEqual([
      { ...called, id: `fc_${id}_0`, call_id: "call_1" },
      { ...called, id: `fc_${id}_1`, call_id: "call_2" },
    ]);
    expect(body.tools).toEqual([WEATHER]);
    const heard = await events({ tools: [WEATHER], parallel_tool_calls: false });
    expect(heard.slice(-5).map(({ type }) => type)).toEqual([
      "response.output_item.added",
      "response.function_call_arguments.delta",
      "response.function_call_arguments.done",
      "response.output_item.done",
      "response.completed",
    ]);
    const items = heard.filter(({ type }) => type === "response.output_item.done");
    expect(items).toHaveLength(2);
  });

  test("that was cut off is incomplete", async () => {
    bench.upstream.script("a", answer("One two", { finish: "length" }));
    expect(publishedResponse.parse((await post({ max_output_tokens: 2 })).body)).toMatchObject({
      ...{ status: "incomplete", incomplete_details: { reason: "max_output_tokens" }, completed_at: null },
      output: [{ type: "message", status: "incomplete" }],
    });
    expect((await events()).at(-1)).toMatchObject({ type: "response.incomplete" });
    bench.upstream.script("a", answer("", { finish: "content_filter" }));
    expect((await post()).body).toMatchObject({
      ...{ status: "incomplete", incomplete_details: { reason: "content_filter" }, output: [] },
    });
  });

  test("whose stream breaks off fails, and what it had said stays", async () => {
    bench.upstream.script("a", { steps: [{ text: "It is " }, "cut"] });
    const heard = await events();
    expect(heard.at(-2)).toMatchObject({
      type: "response.output_item.done",
      item: { status: "incomplete", content: [{ text: "It is " }] },
    });
    expect(heard.at(-1)).toMatchObject({
      type: "response.failed",
      response: { status: "failed", error: { code: "server_error" }, output: [{ type: "message" }] },
    });
  });

  test("that fails before its first word fails with a status, streamed or not", async () => {
    bench.upstream.script("a", fault(400));
    for (const stream of [false, true]) {
      const { response, body } = await post({ stream });
      expect([response.status, body.error.code]).toEqual([400, "upstream_rejected_request"]);
    }
  });

  test("keeps to the format that was asked for", async () => {
    bench.upstream.script("a", answer('{"n":1}'));
    const schema = { type: "object", properties: { n: { type: "number" } }, required: ["n"] };
    const format = { type: "json_schema", name: "count", schema, strict: true };
    const { body } = await post({ text: { format } });
    expect(publishedResponse.parse(body)).toMatchObject({
      output: [{ content: [{ text: '{"n":1}' }] }],
      text: { format },
    });
  });
});

describe("a fusion", () => {
  test("is one answer, its usage that of all calls, and the panel behind it where it was asked for", async () => {
    judge({ answer: "Both say so." });
    const fusion = { ...PANEL, include: ["candidates", "costs"] };
    const { body } = await post({ model: "fusion", fusion });
    expect(publishedResponse.parse(body)).toMatchObject({
      ...{ model: "fusion", status: "completed", output: [{ content: [{ text: "Both say so." }] }] },
      usage: { fusion: { calls: [{ part: "A", input_tokens: 10 }, { part: "B" }, { part: "F1" }] } },
      fusion: { candidates: [{ label: "A" }, { label: "B" }], costs: {} },
    });
    expect((await post({ model: "fusion", fusion: PANEL })).body).not.toHaveProperty("fusion");
  });

  test("streams its answer, the report in the last event, and progress to one that asks", async () => {
    judge({ answer: "Both say so." });
    const heard = await events({ model: "fusion", fusion: { ...PANEL, include: ["verdict", "progress"] } });
    expect(heard.at(-1)).toMatchObject({ response: { fusion: { verdict: { winner: "A" } } } });
    const told = heard.flatMap((one) => (one.type === "keepalive" ? [one.fusion] : []));
    expect(told).toContainEqual({ progress: expect.objectContaining({ event: "fusion.started" }) });
    const quiet = await events({ model: "fusion", fusion: PANEL });
    expect(quiet.filter(({ type }) => type === "keepalive")).toEqual([]);
  });
});

test.each<[string, object, string]>([
  ["the background", { background: true }, "background"],
  ["a tool that runs here", { tools: [{ type: "web_search" }] }, "tools.0.type"],
  ["a conversation", { conversation: "conv_1" }, "conversation"],
  ["a setting that there is none of", { temprature: 1 }, "temprature"],
  ["what chat completions call otherwise", { max_tokens: 5 }, "max_tokens"],
  ["log probabilities", { include: ["message.output_text.logprobs"] }, "include"],
  ["an unknown kind of item", { input: [{ type: "web_search_call", id: "ws_1" }] }, "input.0.type"],
  [
    "a file",
    { input: [{ role: "user", content: [{ type: "input_file", file_id: "f" }] }] },
    "input.0.content.0.type",
  ],
  [
    "an image by its address",
    { input: [{ role: "user", content: [{ type: "input_image", image_url: "https://a.test/x.png" }] }] },
    "input.0.content.0.image_url",
  ],
  ["an answer as the last item", { input: [{ role: "assistant", content: "Yes." }] }, "input"],
  ["nothing to answer", { input: undefined }, "input"],
  [
    "an output without its call",
    { input: [...userTurn(), { type: "function_call_output", call_id: "x", output: "" }] },
    "input",
  ],
  ["detach of what is not stored", { store: false, detach: true }, "detach"],
  [
    "a schema that is none",
    { text: { format: { type: "json_schema", name: "x", schema: { type: 7 } } } },
    "text.format.schema",
  ],
])("refuses %s, by its name", async (_, more, param) => {
  const asked = bench.upstream.requestsFor("a").length;
  const { response, body } = await post(more);
  expect([response.status, body.error.code, body.error.param]).toEqual([422, "invalid_body", param]);
  expect(bench.upstream.requestsFor("a")).toHaveLength(asked);
});

test("advises who wants the background", async () => {
  expect((await post({ background: true })).body.error.message).toContain("store: true, detach: true");
});

test("an unknown model is not found, and no token no entry", async () => {
  expect(await errorOf(create({ model: "lab/none" }))).toEqual([404, "model_not_found", "model"]);
  const anonymous = bench.client("tk_nobody");
  const refused = anonymous.responses.create({ model: "lab/a", input: "Why?" });
  expect((await errorOf(refused)).slice(0, 2)).toEqual([401, "invalid_api_key"]);
});

function userTurn() {
  return [{ role: "user", content: "Why?" }];
}
