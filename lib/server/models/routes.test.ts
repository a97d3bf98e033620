import { expect, test } from "vitest";
import type { Speed } from "@/lib/server/measurements/speeds";
import { type Connection, fixedListing } from "./connection";
import { createModelRegistry } from "./model-registry";
import { modelSummary } from "./testing/model-summary";

type Listed = Record<string, { input: number; output: number } | null>;

function connection(id: string, listed: Listed, kind: Connection["kind"] = "openai-compatible"): Connection {
  const models = Object.entries(listed).map(([name, price]) => modelSummary(`${id}/${name}`, { price }));
  return {
    id,
    key: `instance:${id}`,
    kind,
    name: id,
    ...fixedListing(models),
    async *stream() {
      yield { type: "finish", finish: "stop", usage: null, reportedUsd: null };
    },
  };
}

const SONNET = "anthropic/claude-sonnet-4-5";
const connections = [
  connection("openrouter", { "anthropic/claude-sonnet-4.5": { input: 3, output: 15 }, "acme/one": null }),
  connection("anthropic", { "claude-sonnet-4-5": { input: 3.1, output: 14 }, "claude-opus-4-1": null }),
  connection("gateway", { "anthropic/claude-sonnet-4.5": { input: 2, output: 17.7 } }),
  connection("vault", { "claude-sonnet-4-5": null }),
  connection("demo", { "claude-sonnet-4-5": { input: 0, output: 0 } }, "demo"),
];
const OPENROUTER = "openrouter/anthropic/claude-sonnet-4.5";
const GATEWAY = "gateway/anthropic/claude-sonnet-4.5";
const VAULT = "vault/claude-sonnet-4-5";

test("Without a route a model is asked by its own connection alone", () => {
  expect(createModelRegistry({ connections }).routes(SONNET, undefined)).toEqual([SONNET]);
});

test("The cheapest first, by three tokens read for one written; an unknown price last", () => {
  // 5.825, 5.925, 6 and unknown.
  expect(createModelRegistry({ connections }).routes(SONNET, "cheapest")).toEqual([
    SONNET,
    GATEWAY,
    OPENROUTER,
    VAULT,
  ]);
});

test("The fastest first, by its measured time for 300 tokens; what was not measured is asked last", () => {
  const measured: Record<string, Speed> = {
    [`instance:openrouter ${OPENROUTER}`]: { firstTokenMs: 2_000, tokensPerSecond: 100, calls: 9 },
    [`instance:vault ${VAULT}`]: { firstTokenMs: 200, tokensPerSecond: 50, calls: 9 },
    [`instance:anthropic ${SONNET}`]: { firstTokenMs: 100, tokensPerSecond: null, calls: 9 },
  };
  const speeds = { of: (key: string, model: string) => measured[`${key} ${model}`] ?? null };
  expect(createModelRegistry({ connections, speeds }).routes(SONNET, "fastest")).toEqual([
    OPENROUTER,
    VAULT,
    SONNET,
    GATEWAY,
  ]);
  expect(createModelRegistry({ connections }).routes(VAULT, "fastest")[0]).toBe(VAULT);
});

test("An order asks those it names, and the model's own connection where none of them has it", () => {
  const { routes } = createModelRegistry({ connections });
  expect(routes(SONNET, ["gateway", "vault", "elsewhere"])).toEqual([GATEWAY, VAULT]);
  expect(routes("anthropic/claude-opus-4-1", ["gateway", "vault"])).toEqual(["anthropic/claude-opus-4-1"]);
  expect(routes(SONNET, ["elsewhere"])).toEqual([SONNET]);
});

test("A person's own connection stands in the place of the instance's, and theirs alone are routed over", () => {
  const own = [connection("gateway", { "acme/other": null })];
  expect(createModelRegistry({ connections, own }).routes(SONNET, "cheapest")).not.toContain(GATEWAY);
  const guest = createModelRegistry({
    connections: [],
    own: [connection("mine", { "claude-sonnet-4-5": null })],
  });
  expect(guest.routes("mine/claude-sonnet-4-5", "cheapest")).toEqual(["mine/claude-sonnet-4-5"]);
});

test("A model that its list leaves out, or whose connection is gone, is asked as it is", () => {
  const { routes } = createModelRegistry({ connections });
  expect(routes("anthropic/claude-new", "cheapest")).toEqual(["anthropic/claude-new"]);
  expect(routes("gone/acme-two", "fastest")).toEqual(["gone/acme-two"]);
});
