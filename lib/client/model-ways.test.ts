import { expect, it } from "vitest";
import { waysTo } from "./model-ways";
import { modelList } from "./testing/model-list";

const [first] = modelList().items;

function listOf(...ids: string[]) {
  const connection = (id: string, kind: "openrouter" | "demo") => ({
    ...{ id, name: id.toUpperCase(), kind, status: "ready" as const, message: null },
  });
  return {
    ...modelList(),
    items: ids.flatMap((id) => (first ? [{ ...first, id, connection: id.slice(0, id.indexOf("/")) }] : [])),
    connections: [
      connection("demo", "demo"),
      connection("or", "openrouter"),
      connection("own", "openrouter"),
    ],
  };
}

it("names the connections that have the model, its own first", () => {
  const models = listOf("or/openai/gpt-5.5", "own/gpt-5.5", "own/gpt-5.5-mini", "demo/gpt-5.5");
  expect(waysTo("own/gpt-5.5", models)).toEqual([
    { id: "own", name: "OWN" },
    { id: "or", name: "OR" },
  ]);
});

it("knows of one where nobody else has it, and of none before the models are here", () => {
  expect([
    waysTo("own/gpt-5.5-mini", listOf("own/gpt-5.5-mini", "or/openai/gpt-5.5")),
    waysTo("a/b", undefined),
  ]).toEqual([[{ id: "own", name: "OWN" }], []]);
});
