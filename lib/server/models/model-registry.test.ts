import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Connection, fixedListing } from "./connection";
import { createConnections } from "./create-connections";
import { createModelRegistry } from "./model-registry";
import { systemTimers } from "./stream/timers";
import { callFor, collectParts } from "./testing/collect-parts";
import { modelSummary } from "./testing/model-summary";
import { testEnvironment } from "./testing/test-environment";
import { startUpstream, type Upstream } from "./testing/upstream";
import { answer } from "./testing/upstream-script";
import { toConnectionSpecs } from "./to-connection-specs";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({
    models: {
      "acme/one": answer("From one."),
      "llama3.2:latest": answer("From llama."),
      "acme/two": answer("From two."),
    },
  });
});
afterAll(() => upstream.close());

const scripted = (id: string, kind: "demo" | "local", name: string, can: object): Connection => ({
  id,
  key: `instance:${id}`,
  kind,
  name: id,
  ...fixedListing([modelSummary(`${id}/${name}`, can)]),
  async *stream() {
    yield { type: "finish", finish: "stop", usage: null, reportedUsd: null };
  },
});

function open() {
  const connections = createConnections(
    toConnectionSpecs({
      providers: [{ kind: "openrouter", apiKey: "sk-or-canary-1234", baseURL: upstream.url, billTo: null }],
      connections: [
        { id: "lab", kind: "openai-compatible", baseURL: `${upstream.url}/` },
        {
          id: "vault",
          kind: "openai-compatible",
          baseURL: upstream.url,
          models: [{ id: "acme/one", contextLength: 8_192, price: { input: 1, output: 2 } }],
        },
        { id: "gone", kind: "openai-compatible", baseURL: "http://127.0.0.1:9/v1" },
      ],
    }),
    // On real time: a hurried one leaves a list 30 ms to come in.
    { environment: { ...testEnvironment(), timers: systemTimers } },
  );
  return createModelRegistry({
    connections: [
      ...connections,
      scripted("demo", "demo", "careful", { canJudge: false }),
      scripted("local", "local", "extractive", { canAnswer: false }),
    ],
  });
}

test("The list holds every connection's models, and says which connection is not there", async () => {
  const { items, connections } = await open().list();
  expect(items.map(({ id }) => id)).toEqual([
    "openrouter/acme/one",
    "openrouter/llama3.2:latest",
    "openrouter/acme/two",
    "lab/acme/one",
    "lab/llama3.2:latest",
    "lab/acme/two",
    "vault/acme/one",
    "demo/careful",
    "local/extractive",
  ]);
  const live = { list: "live", asOf: expect.stringMatching(/^20.*Z$/) };
  const fixed = { list: "live", asOf: null };
  expect(connections).toEqual([
    { id: "openrouter", name: "OpenRouter", kind: "openrouter", status: "ready", message: null, ...live },
    { id: "lab", name: "lab", kind: "openai-compatible", status: "ready", message: null, ...live },
    { id: "vault", name: "vault", kind: "openai-compatible", status: "ready", message: null, ...fixed },
    {
      id: "gone",
      name: "gone",
      kind: "openai-compatible",
      status: "unreachable",
      message: expect.stringContaining("gone: "),
      ...fixed,
    },
    { id: "demo", name: "demo", kind: "demo", status: "ready", message: null, ...fixed },
    { id: "local", name: "local", kind: "local", status: "ready", message: null, ...fixed },
  ]);
});

test("A call goes to its connection under the upstream's own id", async () => {
  const registry = open();
  const parts = await collectParts(registry, callFor("vault/acme/one"));
  expect(parts[0]).toEqual({ type: "text", text: "From one." });
  expect(upstream.requestsFor("acme/one").at(-1)?.body?.model).toBe("acme/one");
});

test("A call to a connection that does not exist fails as a value", async () => {
  expect(await collectParts(open(), callFor("nowhere/one"))).toEqual([
    {
      type: "failed",
      failure: {
        reason: "invalid-request",
        message:
          'There is no connection "nowhere" (any more): it was deleted or paused. Settings → Connections has those there are.',
        retryable: false,
      },
      served: false,
      usage: null,
      reportedUsd: null,
    },
  ]);
});

test("Facts are those of the list, or null", () => {
  const registry = open();
  expect(registry.facts("vault/acme/one")).toEqual({
    name: "acme/one",
    price: { input: 1, output: 2 },
    contextLength: 8_192,
    maxOutputTokens: null,
    takesImages: null,
  });
  expect(registry.facts("lab/acme/one")).toBeNull();
});

describe("Whether a model may take a role", () => {
  test.each([
    ["lab/acme/one", "answer", { ok: true }],
    ["lab/llama3.2", "answer", { ok: true }],
    ["openrouter/acme/one:nitro", "answer", { ok: true }],
    ["gone/anything", "judge", { ok: true }],
    ["local/extractive", "judge", { ok: true }],
    [
      "nowhere/one",
      "answer",
      {
        ok: false,
        code: "unknown-model",
        message:
          'There is no connection "nowhere" for "nowhere/one". Connections here: openrouter, lab, vault, gone, demo, local.',
      },
    ],
    [
      "lab/acme/tow",
      "answer",
      {
        ok: false,
        code: "unknown-model",
        message: 'lab has no model "acme/tow". Did you mean lab/acme/two or lab/acme/one?',
      },
    ],
    [
      "vault/zzz",
      "answer",
      { ok: false, code: "unknown-model", message: 'vault has no model "zzz". Did you mean vault/acme/one?' },
    ],
    [
      "demo/careful",
      "judge",
      {
        ok: false,
        code: "cannot-judge",
        message:
          "careful cannot judge: it is a scripted model. Choose a real model, auto, or local/extractive.",
      },
    ],
    [
      "local/extractive",
      "answer",
      {
        ok: false,
        code: "cannot-answer",
        message: "extractive only judges and cannot answer. Choose another model for the pool.",
      },
    ],
  ] as const)("%s as %s", async (model, role, result) => {
    expect(await open().check(model, role)).toEqual(result);
  });
});
