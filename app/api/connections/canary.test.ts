/** A key goes in through the API and is then looked for in everything that comes out and everything that is kept. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as models } from "@/app/api/models/route";
import { GET as events } from "@/app/api/runs/[runId]/events/route";
import { GET as run } from "@/app/api/runs/[runId]/route";
import { GET as runs, POST as start } from "@/app/api/runs/route";
import { type Container, createContainer, installContainer } from "@/lib/server/container";
import { migrateDatabase } from "@/lib/server/db/migrate";
import { parseEnv } from "@/lib/server/env";
import { COOKIE, HOST, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { DELETE, PATCH } from "./[connectionId]/route";
import { POST as testOwn } from "./[connectionId]/test/route";
import { GET as local } from "./local/route";
import { GET, POST } from "./route";
import { POST as testDraft } from "./test/route";

const CANARY = "sk-canary-4f1e9a77-planted-in-every-place";
const REPLACED = "sk-canary-4f1e9a77-planted-a-second-time";

let dataDir = "";
let upstream: Upstream;
let container: Container;
const printed: string[] = [];
const came: string[] = [];
const restore: (() => void)[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "tokamak-canary-"));
  upstream = await startUpstream({
    models: {
      good: answer("A good answer."),
      // Providers do repeat keys in their refusals.
      shut: ({ headers }) => fault(401, { message: `The key ${headers.authorization} is not valid.` }),
    },
  });
  const environment = parseEnv({ DATA_DIR: dataDir, ALLOW_PRIVATE_HOSTS: "127.0.0.1" });
  await migrateDatabase(environment.database);
  container = createContainer(environment);
  installContainer(container);
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = ((text: string | Uint8Array) => printed.push(String(text)) > 0) as typeof stream.write;
    restore.push(() => {
      stream.write = write;
    });
  }
});

afterAll(async () => {
  for (const put of restore) put();
  await container.shutDown();
  await upstream.close();
  await rm(dataDir, { recursive: true, force: true });
});

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

interface Call {
  json?: unknown;
  method?: string;
  params?: Record<string, string>;
  cookie?: string;
}

/** Calls a route, and keeps every byte that comes back. */
async function call(
  handler: Handler,
  url: string,
  { json, method, params = {}, cookie = COOKIE }: Call = {},
) {
  const request = new Request(`http://${HOST}${url}`, {
    method: method ?? (json === undefined ? "GET" : "POST"),
    headers: { host: HOST, cookie, "content-type": "application/json" },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  const response = await handler(request, { params: Promise.resolve(params as never) });
  const text = await response.text();
  came.push(text, JSON.stringify([...response.headers]));
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return { status: response.status, text, body: isJson ? JSON.parse(text) : null };
}

/** A key in the notations in which it could hide. */
function findKeys(bytes: Buffer): string[] {
  return [CANARY, REPLACED].flatMap((key) => {
    const plain = Buffer.from(key);
    const forms = {
      plain,
      utf16: Buffer.from(key, "utf16le"),
      hex: Buffer.from(plain.toString("hex")),
      base64: Buffer.from(plain.toString("base64").slice(0, -4)),
      reversed: Buffer.from([...key].reverse().join("")),
    };
    return Object.entries(forms).flatMap(([name, form]) => (bytes.includes(form) ? [name] : []));
  });
}

test("a planted key is found nowhere but sealed", { timeout: 30_000 }, async () => {
  const lab = { kind: "openai-compatible", name: "Canary lab", baseUrl: upstream.url, apiKey: CANARY };
  const added = await call(POST, "/api/connections", { json: lab });
  const params = { connectionId: added.body.id };
  const statuses = [
    added,
    await call(GET, "/api/connections"),
    await call(local, "/api/connections/local"),
    // Bodies that are refused, with the key at every place that a message could repeat.
    await call(POST, "/api/connections", { json: { ...lab, nope: CANARY } }),
    await call(POST, "/api/connections", { json: { ...lab, kind: CANARY } }),
    await call(POST, "/api/connections", { json: { ...lab, apiKey: `${CANARY} ${CANARY}` } }),
    await call(POST, "/api/connections", {
      json: { ...lab, baseUrl: `https://user:${CANARY}@llm.example.com` },
    }),
    await call(testDraft, "/api/connections/test", {
      json: { kind: "openai", apiKey: CANARY, baseUrl: "https://10.0.0.1" },
    }),
    await call(testOwn, `/api/connections/${params.connectionId}/test`, { params, method: "POST" }),
    await call(PATCH, "/api/connections/x", { params, method: "PATCH", json: { apiKey: REPLACED } }),
    await call(PATCH, "/api/connections/x", {
      params,
      method: "PATCH",
      json: { name: "x" },
      cookie: OTHER_COOKIE,
    }),
    await call(GET, "/api/connections", { cookie: OTHER_COOKIE }),
    await call(models, "/api/models"),
  ].map(({ status }) => status);
  expect(statuses).toEqual([201, 200, 200, 422, 422, 422, 422, 422, 200, 200, 404, 200, 200]);

  const pool = [{ model: "canary-lab/good" }, { model: "canary-lab/shut" }];
  const started = await call(start, "/api/runs", {
    json: { prompt: "Why?", pool, judge: { models: ["local/extractive"] } },
  });
  const runId = { runId: started.body.id };
  const stream = await call(events, `/api/runs/${runId.runId}/events`, { params: runId });
  const state = await call(run, `/api/runs/${runId.runId}`, { params: runId });
  await call(runs, "/api/runs");
  expect(stream.text).toContain("run.completed");
  expect(state.body.candidates[1].message).toContain("The key Bearer ••• is not valid.");
  expect(upstream.requestsFor("shut").at(-1)?.headers.authorization).toBe(`Bearer ${REPLACED}`);

  const files = await readdir(dataDir);
  const kept = Buffer.concat(await Promise.all(files.map((file) => readFile(path.join(dataDir, file)))));
  // The search finds what is there.
  expect([kept.includes("Canary lab"), kept.includes("v1.local."), findKeys(Buffer.from(CANARY))]).toEqual([
    true,
    true,
    ["plain"],
  ]);
  expect({
    files: findKeys(kept),
    answers: findKeys(Buffer.from(came.join("\n"))),
    printed: findKeys(Buffer.from(printed.join("\n"))),
  }).toEqual({ files: [], answers: [], printed: [] });

  const gone = await call(DELETE, "/api/connections/x", { params, method: "DELETE" });
  expect([gone.status, (await call(GET, "/api/connections")).text.includes("canary-lab")]).toEqual([
    204,
    false,
  ]);
});
