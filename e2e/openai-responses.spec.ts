import OpenAI, { APIError } from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";
import { answer, calling, fault } from "@/lib/server/models/testing/upstream-script";
import { parseResponseStream, publishedResponse } from "@/lib/server/v1/testing/published-responses";
import { test as base, expect } from "./fixtures";
import { judgeModel } from "./lab/judge-model";

const PANEL = { pool: ["lab/alder", "lab/birch"], judge: "lab/judge", wait: { policy: "all" } };
const ASK = { model: "lab/alder", input: "How much is it?" };
const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const WEATHER = {
  ...{ type: "function" as const, name: "weather", strict: true },
  parameters: {
    ...{ type: "object", properties: { city: { type: "string" } } },
    ...{ required: ["city"], additionalProperties: false },
  },
};

const test = base.extend<{ token: string; openai: OpenAI }>({
  async token({ request }, use) {
    const response = await request.post("/api/tokens", { data: { name: "e2e" } });
    await use(((await response.json()) as { token: string }).token);
  },
  openai: ({ token, server }, use) =>
    use(new OpenAI({ apiKey: token, baseURL: `${server.url}/v1`, maxRetries: 0 })),
});

test.use({ site: "lab" });

async function codeOf(call: Promise<unknown>): Promise<[number | undefined, unknown]> {
  const error = await call.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof APIError)) throw new Error(`This was no API error: ${String(error)}`);
  return [error.status, error.code];
}

test("one model and a fusion answer the official client, whole and by its stream helper", async ({
  lab,
  openai,
}) => {
  lab.script("alder", answer("Alder says seventeen.", { reasoning: "I count." }));
  lab.script("birch", answer("Birch says eighteen."));
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A", fusionBeatsBest: true, answer: "Seventeen or eighteen." })),
  );
  const fused = { ...ASK, model: "fusion", fusion: { ...PANEL, mode: "merge" } };
  for (const [asked, said] of [
    [ASK, "Alder says seventeen."],
    [fused, "Seventeen or eighteen."],
  ] as const) {
    const whole = await openai.responses.create(asked);
    expect(whole.output_text.trim()).toBe(said);
    const stream = openai.responses.stream(asked);
    const types = new Set<string>();
    for await (const event of stream) types.add(event.type);
    expect((await stream.finalResponse()).output_text.trim()).toBe(said);
    expect([...types]).toEqual(
      expect.arrayContaining(["response.created", "response.output_text.delta", "response.completed"]),
    );
  }
});

test("every event on the wire has the shape that OpenAI publishes", async ({ lab, server, token }) => {
  lab.script(
    "alder",
    calling([{ id: "call_1", name: "weather", args: '{"city":"Paris"}' }], { text: "I look." }),
  );
  const response = await fetch(`${server.url}/v1/responses`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...ASK, tools: [WEATHER], stream: true }),
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const types = parseResponseStream(await response.text()).map(({ type }) => type);
  expect([types[0], types.at(-1)]).toEqual(["response.created", "response.completed"]);
  expect(types).toContain("response.function_call_arguments.done");
});

test("a function is called, and the answer goes on from its output by previous_response_id", async ({
  lab,
  openai,
}) => {
  lab.script("alder", calling([{ id: "call_1", name: "weather", args: '{"city":"Paris"}' }]));
  const first = await openai.responses.create({ ...ASK, tools: [WEATHER] });
  const call = first.output.find((item) => item.type === "function_call");
  expect(call).toMatchObject({ name: "weather", call_id: "call_1", arguments: '{"city":"Paris"}' });
  lab.script("alder", answer("It rains."));
  const second = await openai.responses.create({
    ...{ model: "lab/alder", tools: [WEATHER], previous_response_id: first.id },
    input: [{ type: "function_call_output", call_id: "call_1", output: "rain" }],
  });
  expect(second.output_text).toBe("It rains.");
  expect(lab.bodies("alder").at(-1)?.messages).toMatchObject([
    { role: "user", content: "How much is it?" },
    { role: "assistant", tool_calls: [{ id: "call_1" }] },
    { role: "tool", tool_call_id: "call_1", content: "rain" },
  ]);
  const again = await openai.responses.retrieve(second.id);
  expect(again.output).toEqual(second.output);
});

test("an image reaches the model, and an answer keeps to a schema", async ({ lab, openai }) => {
  await openai.responses.create({
    model: "lab/ginkgo",
    input: [
      {
        role: "user",
        content: [
          { type: "input_text", text: "What is it?" },
          { type: "input_image", image_url: PIXEL, detail: "auto" },
        ],
      },
    ],
  });
  expect(JSON.stringify(lab.bodies("ginkgo").at(-1)?.messages)).toContain("data:image/png;base64,");
  lab.script("alder", answer('{"price":17}'));
  const format = zodTextFormat(z.object({ price: z.number() }), "price");
  const parsed = await openai.responses.parse({ ...ASK, text: { format } });
  expect(parsed.output_parsed).toEqual({ price: 17 });
});

test("what goes wrong has OpenAI's status and a code", async ({ lab, openai, server, playwright }) => {
  expect(await codeOf(openai.responses.create({ ...ASK, model: "lab/none" }))).toEqual([
    404,
    "model_not_found",
  ]);
  const nobody = new OpenAI({ apiKey: "tk_nobody", baseURL: `${server.url}/v1`, maxRetries: 0 });
  expect(await codeOf(nobody.responses.create(ASK))).toEqual([401, "invalid_api_key"]);
  lab.script("alder", fault(400));
  expect(await codeOf(openai.responses.create(ASK))).toEqual([400, "upstream_rejected_request"]);

  lab.script("alder", answer("Mine."));
  const mine = await openai.responses.create(ASK);
  const other = await playwright.request.newContext({ baseURL: server.url });
  const made = await other.post("/api/tokens", { data: { name: "other" } });
  const { token } = (await made.json()) as { token: string };
  await other.dispose();
  const stranger = new OpenAI({ apiKey: token, baseURL: `${server.url}/v1`, maxRetries: 0 });
  const foreign = stranger.responses.create({ ...ASK, previous_response_id: mine.id });
  expect(await codeOf(foreign)).toEqual([404, "not_found"]);
  expect(await codeOf(stranger.responses.retrieve(mine.id))).toEqual([404, "not_found"]);
});

test("models are listed, and each is there by its id with slashes", async ({ openai }) => {
  const ids: string[] = [];
  for await (const model of openai.models.list()) ids.push(model.id);
  expect(ids).toEqual(expect.arrayContaining(["fusion", "fusion/quality", "fusion/budget", "lab/alder"]));
  expect(await openai.models.retrieve("lab/alder")).toMatchObject({
    ...{ id: "lab/alder", object: "model", owned_by: "lab" },
    pricing: { prompt: "0.000001", completion: "0.000004" },
  });
  expect(await openai.models.retrieve("fusion/budget")).toMatchObject({ fusion: { default: false } });
});

test("a whole response has the shape that OpenAI publishes", async ({ lab, server, token }) => {
  lab.script("alder", answer("Seventeen."));
  const response = await fetch(`${server.url}/v1/responses`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...ASK, user: "u-1", metadata: { a: "b" } }),
  });
  expect(publishedResponse.parse(await response.json())).toMatchObject({ status: "completed" });
});
