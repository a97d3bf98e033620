import { afterEach, expect, test } from "vitest";
import { openRouterConnection } from "./openrouter-connection";
import { callFor, collectParts } from "./testing/collect-parts";
import { testEnvironment } from "./testing/test-environment";
import { startUpstream, type Upstream, type UpstreamOptions } from "./testing/upstream";

let upstream: Upstream;
afterEach(() => upstream.close());

async function connect(options: Partial<UpstreamOptions> = {}) {
  upstream = await startUpstream({ models: {}, ...options });
  const spec = {
    id: "openrouter",
    key: "instance:openrouter",
    name: "OpenRouter",
    kind: "openrouter" as const,
  };
  return openRouterConnection({ ...spec, baseURL: upstream.url, apiKey: "sk-or-1" }, testEnvironment());
}

const never = new AbortController().signal;

test("the id of a generation is known from the headers on, so that a cut stream can be billed by it", async () => {
  const connection = await connect({
    models: {
      "acme/one": {
        headers: { "x-generation-id": "gen-1" },
        steps: [{ text: "Half" }, { delayMs: 5 }, "cut"],
      },
    },
  });
  const parts = await collectParts(connection, callFor("openrouter/acme/one"));
  expect(parts.slice(0, 2)).toEqual([
    { type: "generation", id: "gen-1" },
    { type: "text", text: "Half" },
  ]);
  expect(parts.at(-1)).toMatchObject({ type: "failed", failure: { reason: "network" } });
});

test("the provider is asked with the key for what the generation cost", async () => {
  const connection = await connect({ list: { data: { id: "gen 1", total_cost: 0.0015, cancelled: true } } });
  expect(await connection.tellCost?.("gen 1", never)).toEqual({ kind: "known", usd: 0.0015 });
  expect(upstream.requests.at(-1)).toMatchObject({
    path: "/v1/generation?id=gen%201",
    headers: { authorization: "Bearer sk-or-1" },
  });
});

test.each([
  ["not found yet", { status: 404 }, "not-yet"],
  ["too many requests", { status: 429 }, "not-yet"],
  ["broken for now", { status: 502, body: "<html>" }, "not-yet"],
  ["a key that is none any more", { status: 401 }, "never"],
  ["an answer without a cost", { status: 200, body: { data: {} } }, "never"],
  ["an answer that is no JSON", { status: 200, body: "<html>" }, "never"],
  ["a negative cost", { status: 200, body: { data: { total_cost: -1 } } }, "never"],
  ["a redirect", { status: 302, headers: { location: "http://127.0.0.1:9/" } }, "never"],
] as const)("%s", async (_what, answer, kind) => {
  const connection = await connect({ list: () => answer });
  expect(await connection.tellCost?.("gen-1", never)).toEqual({ kind });
});

test("a provider that cannot be reached may be asked again", async () => {
  const connection = await connect();
  await upstream.close();
  expect(await connection.tellCost?.("gen-1", never)).toEqual({ kind: "not-yet" });
});
