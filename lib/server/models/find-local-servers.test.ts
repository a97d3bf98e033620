import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { findLocalServers, LOCAL_CANDIDATES, type LocalPreset } from "./find-local-servers";

type Answers = Record<string, unknown>;
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that answers these paths with JSON, anything else with 404, and nothing at all where there are no answers. */
async function listen(answers: Answers | null): Promise<number> {
  const server = createServer((request, response) => {
    if (answers === null) return;
    const body = answers[request.url ?? ""];
    response.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** The real candidates on the ports of these servers; the others on one where nobody listens. */
async function find(servers: Partial<Record<LocalPreset, Answers | null>>, timeoutMs = 300) {
  const candidates = await Promise.all(
    LOCAL_CANDIDATES.map(async (candidate) => {
      const answers = servers[candidate.preset];
      return { ...candidate, port: answers === undefined ? 9 : await listen(answers) };
    }),
  );
  const found = await findLocalServers(timeoutMs, candidates);
  return found.map((server) => ({ ...server, baseURL: server.baseURL.replace(/\d+\/v1$/, "…/v1") }));
}

const list = (owned_by: string, ...ids: string[]) => ({
  object: "list",
  data: ids.map((id) => ({ id, owned_by })),
});

test("each server is known by its own answers", async () => {
  const tags = { models: [{ name: "llama3.2:latest" }, { name: "qwen3:4b" }] };
  const loaded = { data: [{ id: "gemma-3", object: "model", type: "llm", state: "loaded" }] };
  expect(
    await find({
      ollama: { "/api/tags": tags, "/v1/models": list("library", "llama3.2:latest", "qwen3:4b") },
      "lm-studio": { "/api/v0/models": loaded, "/v1/models": list("organization_owner", "gemma-3") },
      "llama-cpp": { "/v1/models": list("llamacpp", "one.gguf") },
      vllm: { "/v1/models": list("vllm", "acme/one") },
    }),
  ).toEqual([
    { preset: "ollama", name: "Ollama", baseURL: "http://127.0.0.1:…/v1", models: 2 },
    { preset: "lm-studio", name: "LM Studio", baseURL: "http://127.0.0.1:…/v1", models: 1 },
    { preset: "llama-cpp", name: "llama.cpp", baseURL: "http://127.0.0.1:…/v1", models: 1 },
    { preset: "vllm", name: "vLLM", baseURL: "http://127.0.0.1:…/v1", models: 1 },
  ]);
});

test("an Ollama without models is one all the same", async () => {
  const empty = { "/api/tags": { models: [] }, "/v1/models": { object: "list", data: null } };
  expect(await find({ ollama: { ...empty, "/v1/models": { object: "list", data: [] } } })).toMatchObject([
    { preset: "ollama", models: 0 },
  ]);
});

test("other servers on these ports are none of them", async () => {
  const other = list("acme", "one");
  expect(
    await find({
      ollama: { "/v1/models": other },
      "lm-studio": { "/api/v0/models": { data: [{ id: "one" }] }, "/v1/models": other },
      "llama-cpp": { "/v1/models": other },
      vllm: { "/v1/models": list("llamacpp", "one") },
    }),
  ).toEqual([]);
  expect(await find({ "llama-cpp": { "/": "a web application" }, vllm: {} })).toEqual([]);
});

test("one that says nothing is not waited for longer than asked", async () => {
  const startedAt = performance.now();
  expect(await find({ ollama: null, vllm: { "/v1/models": list("vllm", "acme/one") } }, 150)).toMatchObject([
    { preset: "vllm" },
  ]);
  expect(performance.now() - startedAt).toBeLessThan(1_500);
});

test("only the default ports of this machine are asked", () => {
  expect(LOCAL_CANDIDATES.map(({ preset, port }) => [preset, port])).toEqual([
    ["ollama", 11434],
    ["lm-studio", 1234],
    ["llama-cpp", 8080],
    ["vllm", 8000],
  ]);
});
