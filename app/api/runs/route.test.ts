import { expect, test } from "vitest";
import { acceptedSchema, MAX_BODY_BYTES } from "@/lib/contract/create-run";
import { problemSchema } from "@/lib/contract/problem";
import { runListSchema } from "@/lib/contract/runs";
import { COOKIE, createApiBench, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { GET, POST } from "./route";

const prompt = "Why is the sky blue?";
const path = "/api/runs";

test("a run is accepted with its places, and nothing of it may be cached", async () => {
  const response = await createApiBench().call(POST, path, { json: { prompt } });
  const accepted = acceptedSchema.parse(await response.json());
  expect([response.status, response.headers.get("cache-control")]).toEqual([202, "no-store"]);
  expect(accepted).toEqual({
    id: accepted.id,
    url: `/runs/${accepted.id}`,
    events: `/api/runs/${accepted.id}/events`,
  });
});

const badBodies: [string, unknown, number, string, string[]][] = [
  ["no prompt", {}, 422, "invalid-body", ["prompt"]],
  ["an empty prompt", { prompt: " \n" }, 422, "invalid-body", ["prompt"]],
  ["a prompt of another type", { prompt: { $gt: "" } }, 422, "invalid-body", ["prompt"]],
  [
    "prompt and messages",
    { prompt, messages: [{ role: "user", content: "x" }] },
    422,
    "invalid-body",
    ["messages"],
  ],
  ["a pool of 0", { prompt, pool: [] }, 422, "invalid-body", ["pool"]],
  ["a pool of 9", { prompt, pool: Array(9).fill({ model: "lab/a" }) }, 422, "invalid-body", ["pool"]],
  [
    "an unknown model",
    { prompt, pool: [{ model: "lab/a" }, { model: "lab/x" }] },
    422,
    "unknown-model",
    ["pool.1.model"],
  ],
  ["a model id of no form", { prompt, pool: [{ model: "gpt" }] }, 422, "invalid-body", ["pool.0.model"]],
  [
    "a temperature of 3",
    { prompt, pool: [{ model: "lab/a", temperature: 3 }] },
    422,
    "invalid-body",
    ["pool.0.temperature"],
  ],
  [
    "an unknown setting of a member",
    { prompt, pool: [{ model: "lab/a", temprature: 1 }] },
    422,
    "invalid-body",
    ["pool.0.temprature"],
  ],
  ["an unknown setting", { prompt, ownerId: "me" }, 422, "invalid-body", ["ownerId"]],
  [
    "an empty pasted answer",
    { prompt, pool: [{ pasted: " ", name: "mine" }] },
    422,
    "invalid-body",
    ["pool.0.pasted"],
  ],
  [
    "a judge that cannot judge",
    { prompt, judge: { models: ["lab/a"] } },
    422,
    "cannot-judge",
    ["judge.models.0"],
  ],
  [
    "a judge's id of no form",
    { prompt, judge: { models: ["gpt"] } },
    422,
    "invalid-body",
    ["judge.models.0"],
  ],
  [
    "a quorum larger than the pool",
    { prompt, pool: [{ model: "lab/a" }], wait: { policy: "quorum", count: 2, graceMs: 0 } },
    422,
    "invalid-body",
    ["wait.count"],
  ],
  [
    "a quorum larger than the default pool",
    { prompt, wait: { policy: "quorum", count: 3, graceMs: 0 } },
    422,
    "invalid-body",
    ["wait.count"],
  ],
  ["an unknown wait policy", { prompt, wait: { policy: "some" } }, 422, "invalid-body", ["wait.policy"]],
  ["a negative limit", { prompt, limits: { deadlineMs: -1 } }, 422, "invalid-body", ["limits.deadlineMs"]],
  ["a negative cap", { prompt, limits: { maxCostUsd: -1 } }, 422, "invalid-body", ["limits.maxCostUsd"]],
  ["an unknown mode", { prompt, mode: "vote" }, 422, "invalid-body", ["mode"]],
  ["an unknown profile", { prompt, profile: "luxury" }, 422, "invalid-body", ["profile"]],
  ["a list", [], 422, "invalid-body", [""]],
  ["null", null, 422, "invalid-body", [""]],
];

test.each(badBodies)("%s is refused, naming the field", async (_, json, status, code, paths) => {
  const bench = createApiBench();
  const response = await bench.call(POST, path, { json });
  const problem = problemSchema.parse(await response.json());
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect({
    status: response.status,
    code: problem.code,
    paths: problem.errors?.map((error) => error.path),
  }).toEqual({ status, code, paths });
  expect(bench.models.calls).toEqual([]);
});

const json = { "content-type": "application/json" };
const overlong = JSON.stringify({ prompt: "x".repeat(MAX_BODY_BYTES) });
const endless = () => {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      if (sent > 1_000) throw new Error("It was read past the limit.");
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
};

const badRequests: [string, { body?: BodyInit; headers: Record<string, string> }, number, string][] = [
  ["a body over 1 MiB", { body: overlong, headers: json }, 413, "body-too-large"],
  [
    "a body whose length is only claimed",
    { body: "{}", headers: { ...json, "content-length": "2000000" } },
    413,
    "body-too-large",
  ],
  ["a body without an end", { body: endless(), headers: json }, 413, "body-too-large"],
  [
    "text that is not UTF-8",
    { body: new Uint8Array([0x22, 0xff, 0x22]), headers: json },
    400,
    "invalid-body",
  ],
  ["text that is not JSON", { body: '{"prompt":', headers: json }, 400, "invalid-body"],
  ["an empty body", { body: "", headers: json }, 400, "invalid-body"],
  [
    "JSON sent as text/plain",
    { body: "{}", headers: { "content-type": "text/plain" } },
    415,
    "unsupported-media-type",
  ],
  [
    "JSON in another charset",
    { body: "{}", headers: { "content-type": "application/json; charset=latin1" } },
    415,
    "unsupported-media-type",
  ],
  [
    "a foreign origin",
    { body: "{}", headers: { ...json, origin: "https://evil.example" } },
    403,
    "forbidden-origin",
  ],
  ["the origin null", { body: "{}", headers: { ...json, origin: "null" } }, 403, "forbidden-origin"],
  [
    "an empty idempotency key",
    { body: "{}", headers: { ...json, "idempotency-key": "" } },
    400,
    "invalid-query",
  ],
  [
    "an overlong idempotency key",
    { body: "{}", headers: { ...json, "idempotency-key": "k".repeat(256) } },
    400,
    "invalid-query",
  ],
];

test.each(badRequests)("%s is refused", async (_, init, status, code) => {
  const response = await createApiBench().call(POST, path, { method: "POST", ...init });
  const problem = problemSchema.parse(await response.json());
  expect([response.status, problem.status, problem.code]).toEqual([status, status, code]);
});

test("our own pages may call", async () => {
  const headers = { origin: "http://127.0.0.1:3000" };
  expect((await createApiBench().call(POST, path, { json: { prompt }, headers })).status).toBe(202);
});

test("the same key and body give the same run again, another body a conflict", async () => {
  const bench = createApiBench();
  const post = async (body: object) => {
    const response = await bench.call(POST, path, { json: body, headers: { "idempotency-key": "3f1c" } });
    return [response.status, ((await response.json()) as { id?: string }).id];
  };
  const [first, second, other] = [
    await post({ prompt }),
    await post({ prompt }),
    await post({ prompt: "Another" }),
  ];
  expect([second, other]).toEqual([first, [409, undefined]]);
});

test("a full server says when to come again", async () => {
  const response = await createApiBench({ maxLive: 0 }).call(POST, path, { json: { prompt } });
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
});

test("a fault of our own is a problem without its insides", async () => {
  const bench = createApiBench();
  bench.deps.models.profiles = () => {
    throw new Error("secret detail");
  };
  const errors: unknown[] = [];
  const write = console.error;
  console.error = (...line) => errors.push(line);
  const response = await bench.call(POST, path, { json: { prompt } });
  console.error = write;
  const text = await response.text();
  expect([
    response.status,
    problemSchema.parse(JSON.parse(text)).code,
    text.includes("secret"),
    errors.length,
  ]).toEqual([500, "internal", false, 1]);
});

test("a guest is known by the cookie of their first call, and sees their own runs only", async () => {
  const bench = createApiBench();
  const first = await bench.call(POST, path, { json: { prompt }, cookie: "" });
  const setCookie = first.headers.get("set-cookie") ?? "";
  expect(setCookie).toMatch(
    /^tokamak_guest=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
  );
  const list = async (cookie: string) =>
    runListSchema.parse(await (await bench.call(GET, path, { cookie })).json());
  const mine = await list(setCookie.split(";")[0] ?? "");
  expect([mine.items.length, (await list(COOKIE)).items, (await list(OTHER_COOKIE)).items]).toEqual([
    1,
    [],
    [],
  ]);
});

test("the cookie is kept from plain http where the page came by https, and a made-up one is replaced", async () => {
  const call = (init: object) =>
    createApiBench()
      .call(GET, path, init)
      .then((response) => response.headers.get("set-cookie"));
  expect(await call({ cookie: "", headers: { "x-forwarded-proto": "https" } })).toMatch(/; Secure$/);
  expect([(await call({ cookie: "tokamak_guest=short" })) === null, await call({})]).toEqual([false, null]);
});

test("the list is paged by its cursor and searched by its query", async () => {
  const bench = createApiBench();
  for (const text of ["One sky", "Two seas", "Three skies"]) {
    await bench.call(POST, path, { json: { prompt: text } });
    bench.clock.advance();
  }
  const list = async (query: string) =>
    runListSchema.parse(await (await bench.call(GET, `${path}?${query}`)).json());
  const first = await list("limit=2");
  const second = await list(`limit=2&cursor=${first.nextCursor}`);
  expect([first, second].map(({ items }) => items.map((item) => item.prompt))).toEqual([
    ["Three skies", "Two seas"],
    ["One sky"],
  ]);
  expect([second.nextCursor, (await list("q=SK")).items.length]).toEqual([null, 2]);
});

test.each([
  ["cursor=abc", "cursor"],
  ["cursor=", "cursor"],
  [`cursor=${Buffer.from("999999999999999.run_0000000000000000000001").toString("base64url")}`, "cursor"],
  [`cursor=${Buffer.from("1.run_x").toString("base64url")}`, "cursor"],
  ["limit=0", "limit"],
  ["limit=101", "limit"],
  ["limit=ten", "limit"],
  [`q=${"x".repeat(501)}`, "q"],
])("the query %s is refused, naming the parameter", async (query, field) => {
  const response = await createApiBench().call(GET, `${path}?${query}`);
  const problem = problemSchema.parse(await response.json());
  expect([response.status, problem.code, problem.errors?.map((error) => error.path)]).toEqual([
    400,
    "invalid-query",
    [field],
  ]);
});
