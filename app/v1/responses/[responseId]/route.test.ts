import type OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { POST as chat } from "@/app/v1/chat/completions/route";
import { POST } from "@/app/v1/responses/route";
import { answer, calling } from "@/lib/server/models/testing/upstream-script";
import { parseResponseStream, publishedResponse } from "@/lib/server/v1/testing/published-responses";
import { createV1Bench, errorOf, judgement, PANEL, type V1Bench } from "@/lib/server/v1/testing/v1-bench";
import { POST as cancel } from "./cancel/route";
import { DELETE, GET } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

type Params = OpenAI.Responses.ResponseCreateParamsNonStreaming;

let bench: V1Bench;
let openai: OpenAI;
beforeAll(async () => {
  bench = await createV1Bench({
    "/v1/responses": { POST },
    "/v1/responses/[responseId]": { GET, DELETE },
    "/v1/responses/[responseId]/cancel": { POST: cancel },
    "/v1/chat/completions": { POST: chat },
  });
  openai = bench.client(await bench.makeToken({ scopes: ["run", "read", "manage"] }));
});
afterAll(() => bench.close());

const create = (more: object = {}) =>
  openai.responses.create({
    ...({ model: "lab/a", input: "Why is the sky blue?", ...more } as unknown as Params),
    stream: false,
  });
const runIdOf = ({ id }: { id: string }) => id.replace("resp_", "");
const sentTo = (model: string) => bench.upstream.requestsFor(model).at(-1)?.body?.messages;

const WEATHER = { type: "function", name: "weather", parameters: null, strict: null };
const CALL = { id: "call_1", name: "weather", args: '{"city":"Paris"}' };

describe("a stored response", () => {
  test("is there again as it was answered, whole and as a stream", async () => {
    bench.upstream.script("a", calling([CALL, { ...CALL, id: "call_2" }], { text: "I look." }));
    const asked = {
      tools: [WEATHER],
      parallel_tool_calls: false,
      metadata: { a: "b" },
      user: "u",
      top_p: 0.5,
    };
    const { output_text: _, ...made } = await create(asked);
    const { output_text: __, ...again } = await openai.responses.retrieve(made.id);
    expect(publishedResponse.parse(again)).toEqual(made);
    const url = `http://127.0.0.1:3000/v1/responses/${made.id}?stream=true`;
    const headers = { authorization: `Bearer ${await bench.makeToken()}` };
    const whole = parseResponseStream(await (await bench.fetch(url, { headers })).text());
    expect(whole.at(-1)).toMatchObject({ type: "response.completed", response: made });
    const rest = await openai.responses.retrieve(made.id, { stream: true, starting_after: whole.length - 3 });
    const types = [];
    for await (const event of rest) types.push(event.type);
    expect(types).toEqual(whole.slice(-2).map(({ type }) => type));
  });

  test("that failed says so", async () => {
    bench.upstream.script("a", { steps: [{ text: "It is " }, "cut"] });
    await create({ store: true }).catch(() => null);
    const [run] = (await bench.container.runs.list(bench.ownerId, {}, { after: null, limit: 1 })).items;
    expect(await openai.responses.retrieve(`resp_${run?.id}`)).toMatchObject({
      ...{ status: "failed", error: { code: "server_error" }, output_text: "It is " },
    });
  });

  test("under way is in progress, and is cancelled with what it had said", async () => {
    bench.upstream.script("a", { steps: [{ text: "It is " }, "hang"] });
    const asked = bench.upstream.requestsFor("a").length;
    const leaving = new AbortController();
    const stream = await openai.responses.create(
      { model: "lab/a", input: "Why?", stream: true, ...{ detach: true } },
      { signal: leaving.signal },
    );
    let id = "";
    for await (const event of stream) {
      if (event.type === "response.created") id = event.response.id;
      if (event.type === "response.output_text.delta") break;
    }
    const request = await bench.upstream.arrived("a", asked + 1);
    expect(await openai.responses.retrieve(id)).toMatchObject({
      status: "in_progress",
      output: [],
      usage: null,
    });
    expect(request.abortedAt).toBeNull();
    const following = create({ previous_response_id: id });
    expect((await errorOf(following)).slice(0, 2)).toEqual([409, "still_running"]);
    const output = [{ type: "message", status: "incomplete", content: [{ text: "It is " }] }];
    const cancelled = { id, status: "cancelled", error: null, output };
    expect(await openai.responses.cancel(id)).toMatchObject(cancelled);
    expect(await openai.responses.cancel(id)).toMatchObject(cancelled);
    expect(await openai.responses.retrieve(id)).toMatchObject(cancelled);
    const after = create({ previous_response_id: id });
    expect((await errorOf(after)).slice(1)).toEqual(["invalid_body", "previous_response_id"]);
  });

  test("is deleted for good, by a token that may", async () => {
    bench.upstream.script("a", answer("Yes."));
    const { id } = await create();
    const refused = errorOf(bench.openai.responses.delete(id));
    expect((await refused).slice(0, 2)).toEqual([403, "missing_scope"]);
    expect(await openai.responses.delete(id)).toEqual({ id, object: "response", deleted: true });
    expect((await errorOf(openai.responses.retrieve(id)))[0]).toBe(404);
    expect((await errorOf(create({ previous_response_id: id })))[0]).toBe(404);
  });

  test("says nothing to a token that may run and not read, also where it cancels", async () => {
    bench.upstream.script("a", answer("A secret."));
    const asked = {
      instructions: "Be discreet.",
      metadata: { a: "secret" },
      user: "secret",
      tools: [WEATHER],
    };
    const { id } = await create(asked);
    const runner = bench.client(await bench.makeToken({ scopes: ["run"] }));
    expect((await errorOf(runner.responses.retrieve(id))).slice(0, 2)).toEqual([403, "missing_scope"]);
    const cancelled = await runner.responses.cancel(id);
    expect(cancelled).toMatchObject({ id, status: "completed", output: [], instructions: null });
    expect(JSON.stringify(cancelled)).not.toMatch(/secret|discreet|weather/);
  });

  test("is nobody else's, and what is stored otherwise is none", async () => {
    bench.upstream.script("a", answer("Yes."));
    const { id } = await create();
    const { account } = await bench.browse().signUp("Bob");
    const bob = bench.client(await bench.makeToken({ scopes: ["run", "read", "manage"] }, account?.id));
    const asBob = { model: "lab/a", input: "Why?", previous_response_id: id };
    for (const call of [
      bob.responses.retrieve(id),
      bob.responses.cancel(id),
      bob.responses.delete(id),
      bob.responses.create(asBob),
    ])
      expect((await errorOf(call)).slice(0, 2)).toEqual([404, "not_found"]);
    const completion = await openai.chat.completions.create({
      ...{ model: "lab/a", messages: [{ role: "user", content: "Hello?" }], store: true },
    });
    const ofChat = `resp_${completion.id.replace("chatcmpl-", "")}`;
    for (const missing of [ofChat, "resp_1", `${id}x`])
      expect((await errorOf(openai.responses.retrieve(missing))).slice(0, 2)).toEqual([404, "not_found"]);
    expect(await openai.responses.retrieve(id)).toMatchObject({ status: "completed" });
  });
});

describe("going on from a response", () => {
  test("carries what was said and called, but not the instructions, and is one thread", async () => {
    bench.upstream.script("a", calling([CALL], { text: "I look." }));
    const first = await create({
      ...{ instructions: "Be brief.", tools: [WEATHER] },
      input: [
        { role: "developer", content: "In English." },
        { role: "user", content: "Is it raining?" },
      ],
    });
    bench.upstream.script("a", answer("No."));
    const output = { type: "function_call_output", call_id: "call_1", output: '{"rain":false}' };
    const goOn = { instructions: "Be kind.", tools: [WEATHER], previous_response_id: first.id };
    const second = await create({ ...goOn, input: [output] });
    const called = { id: "call_1", type: "function", function: { name: "weather", arguments: CALL.args } };
    const said = [
      { role: "system", content: "In English." },
      { role: "user", content: "Is it raining?" },
      { role: "assistant", content: "I look.", tool_calls: [called] },
      { role: "tool", tool_call_id: "call_1", content: '{"rain":false}' },
    ];
    expect(sentTo("a")).toEqual([{ role: "system", content: "Be kind." }, ...said]);
    expect(second).toMatchObject({ previous_response_id: first.id, instructions: "Be kind." });
    const third = await create({ previous_response_id: second.id, input: "And tomorrow?" });
    expect(sentTo("a")).toEqual([
      ...said,
      { role: "assistant", content: "No." },
      { role: "user", content: "And tomorrow?" },
    ]);
    const thread = await bench.container.runs.thread(bench.ownerId, runIdOf(third));
    expect(thread.ok && thread.value.items.map(({ id }) => id)).toEqual([first, second, third].map(runIdOf));
  });

  test("carries a fusion's answer, whoever goes on with it", async () => {
    bench.upstream.script("judge", judgement({ answer: "Both say so." }));
    const { id } = await create({ model: "fusion", fusion: PANEL });
    bench.upstream.script("a", answer("Yes."));
    await create({ previous_response_id: id, input: "Really?" });
    expect(sentTo("a")?.slice(1)).toEqual([
      { role: "assistant", content: "Both say so." },
      { role: "user", content: "Really?" },
    ]);
  });

  test("by references to its items, as the AI SDK does, without naming the response", async () => {
    bench.upstream.script("a", calling([CALL], { text: "I look." }));
    const { id, output } = await create({ tools: [WEATHER] });
    bench.upstream.script("a", answer("No."));
    const references = output.map((item) => ({ type: "item_reference", id: item.id }));
    const input = [
      { role: "user", content: "Is it raining?" },
      { type: "reasoning", id: `rs_${runIdOf({ id })}`, summary: [] },
      ...references,
      { type: "function_call_output", call_id: "call_1", output: "no" },
    ];
    await create({ input });
    expect(sentTo("a")).toMatchObject([
      { role: "user" },
      { role: "assistant", content: "I look.", tool_calls: [{ id: "call_1" }] },
      { role: "tool", content: "no" },
    ]);
    const missing = create({
      input: [...references, { role: "user", content: "?" }, { id: "msg_none" }, ...input],
    });
    expect(await errorOf(missing)).toEqual([404, "not_found", "input.3.id"]);
  });

  test("is refused where a call has no output", async () => {
    bench.upstream.script("a", calling([CALL]));
    const { id } = await create({ tools: [WEATHER] });
    const asked = create({ previous_response_id: id, input: "Well?" });
    expect(await errorOf(asked)).toEqual([422, "invalid_body", "input"]);
  });

  test("is not to be had of one that was not stored", async () => {
    bench.upstream.script("a", answer("Yes."));
    const { id, store } = (await create({ store: false })) as { id: string; store?: boolean };
    expect([store, (await errorOf(openai.responses.retrieve(id)))[0]]).toEqual([false, 404]);
    const asked = create({ previous_response_id: id });
    expect(await errorOf(asked)).toEqual([404, "not_found", "previous_response_id"]);
  });
});
