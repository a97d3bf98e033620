import { expect, test } from "vitest";
import { parseEnv } from "@/lib/server/env";
import { createConnections } from "./create-connections";
import { toConnectionSpecs } from "./to-connection-specs";

test("The environment's connections: providers under their own names, servers under their ids", () => {
  const server = {
    id: "lab",
    kind: "openai-compatible",
    baseURL: "http://127.0.0.1:9/v1",
    models: [{ id: "a" }],
  };
  const specs = toConnectionSpecs(
    parseEnv({
      HF_TOKEN: "hf",
      HF_BILL_TO: "acme",
      OPENAI_API_KEY: "sk",
      CONNECTIONS: JSON.stringify([server]),
    }),
  );
  expect(specs).toEqual([
    { id: "openai", key: "instance:openai", name: "OpenAI", kind: "openai", baseURL: null, apiKey: "sk" },
    {
      id: "huggingface",
      key: "instance:huggingface",
      name: "Hugging Face",
      kind: "huggingface",
      baseURL: null,
      apiKey: "hf",
      billTo: "acme",
    },
    { ...server, key: "instance:lab", name: "lab", apiKey: null },
  ]);
  expect(createConnections(specs).map(({ id, kind }) => [id, kind])).toEqual([
    ["openai", "openai"],
    ["huggingface", "huggingface"],
    ["lab", "openai-compatible"],
  ]);
});

test("An OpenAI-compatible server without an address is a mistake", () => {
  const spec = {
    id: "lab",
    key: "instance:lab",
    name: "Lab",
    kind: "openai-compatible" as const,
    baseURL: null,
    apiKey: null,
  };
  expect(() => createConnections([spec])).toThrow('The connection "lab" has no base URL.');
});
