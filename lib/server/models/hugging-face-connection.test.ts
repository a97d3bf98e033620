import { afterAll, beforeAll, expect, test } from "vitest";
import { checkModel } from "./check-model";
import { huggingFaceConnection } from "./hugging-face-connection";
import { createModelRegistry } from "./model-registry";
import { systemTimers } from "./stream/timers";
import { callFor, collectParts } from "./testing/collect-parts";
import { testEnvironment } from "./testing/test-environment";
import { startUpstream, type Upstream } from "./testing/upstream";
import { answer, type StreamScript } from "./testing/upstream-script";

const by = (provider: string): StreamScript => ({
  ...answer("Yes.", { usage: { prompt_tokens: 10, completion_tokens: 2 } }),
  headers: { "x-inference-provider": provider },
});
let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({
    models: { "acme/one": by("groq"), "acme/one:cheapest": by("together"), "acme/one:groq": by("groq") },
    list: {
      data: [
        {
          id: "acme/one",
          providers: [
            { provider: "groq", status: "live", context_length: 8_192, pricing: { input: 2, output: 4 } },
            { provider: "together", status: "live", context_length: 4_096, pricing: { input: 1, output: 3 } },
          ],
        },
      ],
    },
  });
});
afterAll(() => upstream.close());

async function open() {
  const connection = huggingFaceConnection(
    {
      id: "hf",
      key: "instance:hf",
      name: "Hugging Face",
      kind: "huggingface",
      baseURL: upstream.url,
      apiKey: "hf_canary_4f1e9a77",
    },
    // On real time: a hurried one leaves a list 30 ms to come in.
    { ...testEnvironment(), timers: systemTimers },
  );
  await connection.list();
  return connection;
}

test.each([
  ["acme/one", "groq", { input: 2, output: 4 }],
  ["acme/one:cheapest", "together", { input: 1, output: 3 }],
  ["acme/one:groq", "groq", { input: 2, output: 4 }],
])("%s is billed at the price of the backend that answered", async (model, servedBy, price) => {
  const parts = await collectParts(await open(), callFor(`hf/${model}`));
  expect(parts.at(-1)).toEqual({
    type: "finish",
    finish: "stop",
    usage: { inputTokens: 10, outputTokens: 2, cachedTokens: null, reasoningTokens: null },
    reportedUsd: null,
    servedBy,
    price,
  });
});

test("a backend that is not in the list has no price", async () => {
  upstream.script("acme/one", by("newcomer"));
  const parts = await collectParts(await open(), callFor("hf/acme/one"));
  expect(parts.at(-1)).toMatchObject({ servedBy: "newcomer", price: null });
});

test.each([
  ["acme/one:fastest", { price: { input: 2, output: 4 }, contextLength: 4_096 }],
  ["acme/one:together", { price: { input: 1, output: 3 }, contextLength: 4_096 }],
  ["acme/one:groq", { price: { input: 2, output: 4 }, contextLength: 8_192 }],
])("%s may be chosen, and its facts are known", async (model, facts) => {
  const connections = [await open()];
  expect(await checkModel(connections, `hf/${model}`, "answer")).toEqual({ ok: true });
  expect(createModelRegistry({ connections }).facts(`hf/${model}`)).toMatchObject(facts);
});

test("a suffix that is neither a policy nor a backend is refused, with what was meant", async () => {
  expect(await checkModel([await open()], "hf/acme/one:grok", "answer")).toMatchObject({
    ok: false,
    message: 'Hugging Face has no model "acme/one:grok". Did you mean hf/acme/one?',
  });
});
