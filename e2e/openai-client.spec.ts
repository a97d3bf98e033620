import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { APIRequestContext } from "@playwright/test";
import { generateText, streamText } from "ai";
import OpenAI, { APIConnectionTimeoutError } from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { z } from "zod";
import { answer, calling, fault } from "@/lib/server/models/testing/upstream-script";
import { test as base, expect } from "./fixtures";
import { judgeModel } from "./lab/judge-model";
import { answerAround } from "./lab/lab";

const PANEL = { pool: ["lab/alder", "lab/birch"], judge: "lab/judge", wait: { policy: "all" } };
const ASK = [{ role: "user" as const, content: "How much is it?" }];
type Params = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** What OpenAI publishes of a chunk, closed but for what this server says beside: https://github.com/openai/openai-openapi */
const publishedChunk = z.object({
  id: z.string(),
  object: z.literal("chat.completion.chunk"),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.strictObject({
      index: z.int(),
      delta: z.object({
        role: z.enum(["developer", "system", "user", "assistant", "tool"]).optional(),
        content: z.string().nullish(),
        refusal: z.string().nullish(),
        tool_calls: z
          .array(
            z.strictObject({
              index: z.int(),
              id: z.string().optional(),
              type: z.literal("function").optional(),
              function: z
                .strictObject({ name: z.string().optional(), arguments: z.string().optional() })
                .optional(),
            }),
          )
          .optional(),
      }),
      logprobs: z.null().optional(),
      finish_reason: z.enum(["stop", "length", "tool_calls", "content_filter", "function_call"]).nullable(),
    }),
  ),
  usage: z.object({ prompt_tokens: z.int(), completion_tokens: z.int(), total_tokens: z.int() }).nullish(),
});

async function makeToken(request: APIRequestContext, more: object = {}): Promise<string> {
  const response = await request.post("/api/tokens", { data: { name: "e2e", ...more } });
  expect(response.status(), await response.text()).toBe(201);
  return ((await response.json()) as { token: string }).token;
}

const test = base.extend<{ openai: OpenAI; token: string }>({
  token: ({ request }, use) => makeToken(request).then(use),
  openai: ({ token, server }, use) =>
    use(new OpenAI({ apiKey: token, baseURL: `${server.url}/v1`, maxRetries: 0 })),
});

test.use({ site: "lab" });

const create = (openai: OpenAI, more: object = {}) =>
  openai.chat.completions.create({ model: "lab/alder", messages: ASK, ...more } as Params);

test("one model and a fusion answer the official client, stream and not", async ({ lab, openai }) => {
  lab.script("alder", answer("Alder says seventeen."));
  lab.script("birch", answer("Birch says eighteen."));
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A", fusionBeatsBest: true, answer: "Seventeen or eighteen." })),
  );
  const plain = await create(openai);
  expect(plain.choices[0]?.message.content).toBe("Alder says seventeen.");
  const fused = await create(openai, { model: "fusion", fusion: { ...PANEL, mode: "merge" } });
  expect(fused.choices[0]?.message.content?.trim()).toBe("Seventeen or eighteen.");
  expect(fused.usage?.total_tokens).toBeGreaterThan(plain.usage?.total_tokens ?? 0);
  for (const more of [{}, { model: "fusion", fusion: { ...PANEL, mode: "merge" } }]) {
    const stream = await openai.chat.completions.create({
      ...({ model: "lab/alder", messages: ASK, ...more } as Params),
      ...{ stream: true, stream_options: { include_usage: true } },
    } as OpenAI.ChatCompletionCreateParamsStreaming);
    let text = "";
    for await (const chunk of stream) {
      publishedChunk.parse(chunk);
      text += chunk.choices[0]?.delta.content ?? "";
    }
    expect(text.trim()).toBe("model" in more ? "Seventeen or eighteen." : "Alder says seventeen.");
  }
});

test("the run of a fusion opens in a browser, with who asked for it", async ({
  lab,
  openai,
  page,
  request,
}) => {
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A" })),
  );
  const { response } = await openai.chat.completions
    .create({ model: "fusion", messages: ASK, fusion: { ...PANEL, mode: "best-of" } } as Params)
    .withResponse();
  const runId = response.headers.get("x-tokamak-run") ?? "";
  // The guest who made the token owns the run.
  const { cookies } = await request.storageState();
  await page.context().addCookies(cookies);
  await page.goto(`/runs/${runId}`);
  await expect(page.getByRole("article", { name: "Final answer" })).toContainText("alder");
});

test("leaving and running out of time end the calls upstream", async ({ lab, openai }) => {
  const gate = lab.gate();
  lab.script("alder", answerAround(gate, "It is", "so."));
  const leaving = new AbortController();
  const stream = await openai.chat.completions.create(
    { model: "lab/alder", messages: ASK, stream: true },
    { signal: leaving.signal },
  );
  // The client ends an aborted stream as if it were over.
  for await (const _ of stream) leaving.abort();
  const [first] = lab.upstream.requestsFor("alder");
  if (!first) throw new Error("Alder was not asked.");
  expect((await lab.upstream.settled(first)).abortedAt).not.toBeNull();
  const slow = openai.chat.completions.create(
    { model: "fusion", messages: ASK, fusion: { ...PANEL, pool: ["lab/alder"] } } as Params,
    { timeout: 1_500 },
  );
  await expect(slow).rejects.toThrow(APIConnectionTimeoutError);
  const second = await lab.upstream.arrived("alder", 2);
  expect((await lab.upstream.settled(second)).abortedAt).not.toBeNull();
});

test("tools go to the model and back, through one model and through a fusion's judge", async ({
  lab,
  openai,
}) => {
  const tools = [
    {
      type: "function" as const,
      function: {
        name: "price_of",
        parameters: { type: "object", properties: { item: { type: "string" } } },
      },
    },
  ];
  const call = { id: "call_1", name: "price_of", args: '{"item":"tea"}' };
  lab.script("alder", calling([call]));
  lab.script("judge", calling([call]));
  for (const more of [{}, { model: "fusion", fusion: PANEL }]) {
    const asked = await create(openai, { tools, ...more });
    const [choice] = asked.choices;
    expect(choice).toMatchObject({
      finish_reason: "tool_calls",
      message: {
        tool_calls: [{ type: "function", function: { name: "price_of", arguments: '{"item":"tea"}' } }],
      },
    });
  }
  lab.script("alder", answer("Tea is 3."));
  const told = await create(openai, {
    tools,
    messages: [
      ...ASK,
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "call_1", type: "function", function: { name: "price_of", arguments: "{}" } }],
      },
      { role: "tool", tool_call_id: "call_1", content: "3" },
    ],
  });
  expect(told.choices[0]?.message.content).toBe("Tea is 3.");
  expect(lab.bodies("alder").at(-1)?.messages).toMatchObject([
    { role: "user" },
    { role: "assistant", tool_calls: [{ id: "call_1" }] },
    { role: "tool", tool_call_id: "call_1", content: "3" },
  ]);
});

test("structured outputs are checked and mended once, else a clear error", async ({ lab, openai }) => {
  const shape = z.object({ price: z.number() });
  const response_format = zodResponseFormat(shape, "price");
  const parse = () => openai.chat.completions.parse({ model: "lab/alder", messages: ASK, response_format });
  lab.script("alder", ({ previous }) => answer(previous === 0 ? 'It is {"price": "three"}' : '{"price": 3}'));
  expect((await parse()).choices[0]?.message.parsed).toEqual({ price: 3 });
  expect(lab.calls("alder")).toBe(2);
  lab.script("alder", answer("three"));
  await expect(parse()).rejects.toMatchObject({ status: 502, code: "response_format_not_kept" });
});

test("each class of error is the official client's own", async ({ lab, openai, server }) => {
  lab.script("alder", fault(429, {}, { "retry-after": "90" }));
  await expect(create(openai)).rejects.toThrow(OpenAI.RateLimitError);
  lab.script("alder", fault(400, { code: "context_length_exceeded" }));
  await expect(create(openai)).rejects.toThrow(OpenAI.BadRequestError);
  lab.script("alder", "reset");
  await expect(create(openai)).rejects.toThrow(OpenAI.InternalServerError);
  await expect(create(openai, { model: "lab/nothing" })).rejects.toThrow(OpenAI.NotFoundError);
  await expect(create(openai, { n: 2 })).rejects.toThrow(OpenAI.UnprocessableEntityError);
  const nobody = new OpenAI({ apiKey: "tk_x", baseURL: `${server.url}/v1`, maxRetries: 0 });
  await expect(create(nobody)).rejects.toThrow(OpenAI.AuthenticationError);
});

test("a token that may only read is refused", async ({ request, server }) => {
  const apiKey = await makeToken(request, { scopes: ["read"] });
  const reader = new OpenAI({ apiKey, baseURL: `${server.url}/v1`, maxRetries: 0 });
  await expect(create(reader)).rejects.toThrow(OpenAI.PermissionDeniedError);
});

test("the AI SDK's OpenAI-compatible provider works as it is", async ({ lab, token, server }) => {
  lab.script("alder", answer("Alder says seventeen."));
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A", fusionBeatsBest: true, answer: "Seventeen." })),
  );
  const tokamak = createOpenAICompatible({
    ...{ name: "tokamak", baseURL: `${server.url}/v1`, apiKey: token, includeUsage: true },
  });
  const { text, usage } = await generateText({ model: tokamak("lab/alder"), prompt: "How much is it?" });
  expect([text, usage.inputTokens]).toEqual(["Alder says seventeen.", 10]);
  const streamed = streamText({
    model: tokamak("fusion"),
    prompt: "How much is it?",
    providerOptions: { tokamak: { fusion: { ...PANEL, mode: "merge" } } },
  });
  expect((await streamed.text).trim()).toBe("Seventeen.");
});
