import { beforeEach, expect, test } from "vitest";
import { connectionListSchema, connectionSchema } from "@/lib/contract/connections";
import { problemSchema } from "@/lib/contract/problem";
import { createConnectionBench } from "@/lib/server/connections/testing/connection-bench";
import { getContainer } from "@/lib/server/container";
import { type ApiBench, COOKIE, createApiBench, HOST } from "@/lib/server/http/testing/api-bench";
import { startUpstream } from "@/lib/server/models/testing/upstream";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { DELETE, PATCH } from "./[connectionId]/route";
import { GET as callback } from "./openrouter/callback/route";
import { POST as signIn } from "./openrouter/sign-in/route";
import { GET, POST } from "./route";

let bench: ApiBench;
beforeEach(() => {
  bench = createApiBench();
});

const openai = { kind: "openai", apiKey: "sk-canary-4f1e9a77" };

test("adding, changing, listing and deleting answer as the contract says", async () => {
  await using upstream = await startUpstream({ models: { "gpt-5": answer("Hi") } });
  // Real sockets take real time, which the bench's clock does not give.
  getContainer().connections = createConnectionBench({ providerURLs: { openai: upstream.url } }).service;
  const ask = (handler: typeof PATCH, method: string, connectionId: string, json?: unknown) => {
    const headers = { host: HOST, cookie: COOKIE, "content-type": "application/json" };
    const body = json === undefined ? undefined : JSON.stringify(json);
    const request = new Request(`http://${HOST}/api/connections`, { method, headers, body });
    return handler(request, { params: Promise.resolve({ connectionId }) });
  };
  const added = await ask(POST, "POST", "", openai);
  const { id, state } = connectionSchema.parse(await added.json());
  const paused = await ask(PATCH, "PATCH", id, { paused: true, name: "Work" });
  expect([added.status, state, connectionSchema.parse(await paused.json())]).toMatchObject([
    201,
    "ready",
    { state: "paused", name: "Work", slug: "openai" },
  ]);
  const list = connectionListSchema.parse(await (await ask(GET, "GET", "")).json());
  expect(list.items.map(({ slug, own, keyHint }) => [slug, own, keyHint])).toEqual([
    ["openai", true, "9a77"],
    ["demo", false, null],
  ]);
  const deleted = [await ask(DELETE, "DELETE", id), await ask(DELETE, "DELETE", id)];
  expect(deleted.map(({ status }) => status)).toEqual([204, 404]);
});

test.each([
  [{}, "kind"],
  [{ kind: "grpc" }, "kind"],
  [{ ...openai, key: "x" }, "key"],
  [{ ...openai, apiKey: "two words" }, "apiKey"],
  [{ ...openai, apiKey: "line\nbreak" }, "apiKey"],
  [{ ...openai, name: " " }, "name"],
  [{ ...openai, name: "x".repeat(61) }, "name"],
  [{ kind: "openai" }, "apiKey"],
  [{ kind: "openai-compatible" }, "baseUrl"],
  [{ kind: "openai-compatible", baseUrl: "http://169.254.169.254/latest" }, "baseUrl"],
])("%j is refused with the field at fault", async (json, path) => {
  const response = await bench.call(POST, "/api/connections", { json });
  const problem = problemSchema.parse(await response.json());
  expect([response.status, problem.code, problem.errors?.map((error) => error.path)]).toEqual([
    422,
    "invalid-body",
    [path],
  ]);
});

test("another site may not add a connection", async () => {
  const headers = { origin: "https://evil.example" };
  const response = await bench.call(POST, "/api/connections", { json: openai, headers });
  expect(response.status).toBe(403);
});

test("the sign-in sends the browser away and takes it back", async () => {
  const headers = { origin: `http://${HOST}` };
  const begun = await bench.call(signIn, "/api/connections/openrouter/sign-in", { method: "POST", headers });
  const { url } = (await begun.json()) as { url: string };
  expect(new URL(url).searchParams.get("callback_url")).toBe(
    "http://localhost:3000/api/connections/openrouter/callback",
  );
  const back = async (query: string, host: string, cookie?: string) => {
    const path = `/api/connections/openrouter/callback${query}`;
    const response = await bench.call(callback, path, { headers: { host }, cookie });
    return [response.status, response.headers.get("location")];
  };
  // As localhost the browser has another cookie than it began with.
  expect([
    await back("?code=a%26b", "localhost:3000", ""),
    await back("?code=a&hop=1", "localhost:3000", ""),
    await back("?code=a", "tokamak.example", ""),
    await back("", "localhost:3000"),
  ]).toEqual([
    [303, "http://127.0.0.1:3000/api/connections/openrouter/callback?code=a%26b&hop=1"],
    [303, "/settings/connections?sign-in=expired"],
    [403, null],
    [303, "/settings/connections?sign-in=refused"],
  ]);
});
