import { expect, test } from "vitest";
import { parseOpenAICompatibleModels } from "./openai-compatible-models";

test.each([
  ["Ollama, which does not say", { id: "llama3.2:latest", object: "model", owned_by: "library" }, null],
  ["vLLM", { id: "acme/one", max_model_len: 32_768 }, 32_768],
  ["llama.cpp", { id: "one.gguf", meta: { n_ctx_train: 131_072 } }, 131_072],
  ["a gateway", { id: "acme/one", context_window: 200_000 }, 200_000],
  ["another gateway", { id: "acme/one", context_length: 8_192 }, 8_192],
])("The context's length is read from %s", (_server, model, contextLength) => {
  const parsed = parseOpenAICompatibleModels({ object: "list", data: [model] }, "lab");
  expect(parsed.ok && parsed.models).toMatchObject([
    { id: `lab/${model.id}`, connection: "lab", contextLength, price: null },
  ]);
});

test("A server without models has an empty list; an HTML page's body has none", () => {
  expect(parseOpenAICompatibleModels({ data: [] }, "lab")).toEqual({ ok: true, models: [] });
  expect(parseOpenAICompatibleModels({ version: "1" }, "lab")).toEqual({
    ok: false,
    message: "lab sent no list of models. Check the base URL; it usually ends in /v1.",
  });
});
