import { MAX_BODY_BYTES } from "@/lib/contract/create-run";
import { expect, test } from "./fixtures";

test.use({ site: "lab" });

const GOOD = {
  prompt: "How much is it?",
  pool: [{ model: "lab/alder" }, { model: "lab/birch" }],
  judge: { models: ["lab/judge"] },
};
const member = { model: "lab/alder" };

const REFUSED: { what: string; body: object; code: string; path: string; remedy: RegExp }[] = [
  {
    what: "an empty prompt",
    body: { ...GOOD, prompt: "  " },
    code: "invalid-body",
    path: "prompt",
    remedy: /write what to ask/,
  },
  {
    what: "no prompt",
    body: { pool: GOOD.pool },
    code: "invalid-body",
    path: "prompt",
    remedy: /Write a prompt/,
  },
  {
    what: "a pool of none",
    body: { ...GOOD, pool: [] },
    code: "invalid-body",
    path: "pool",
    remedy: /Add at least one/,
  },
  {
    what: "a pool of nine",
    body: { ...GOOD, pool: Array(9).fill(member) },
    code: "invalid-body",
    path: "pool",
    remedy: /remove some/,
  },
  {
    what: "an unknown model",
    body: { ...GOOD, pool: [member, { model: "lab/aldar" }] },
    code: "unknown-model",
    path: "pool.1.model",
    remedy: /Did you mean lab\/alder/,
  },
  {
    what: "an unknown connection",
    body: { ...GOOD, pool: [{ model: "nowhere/alder" }] },
    code: "unknown-model",
    path: "pool.0.model",
    remedy: /Connections here: lab/,
  },
  {
    what: "a judge that cannot judge",
    body: { ...GOOD, judge: { models: ["demo/careful"] } },
    code: "cannot-judge",
    path: "judge.models.0",
    remedy: /Choose a real model, auto, or local\/extractive/,
  },
  {
    what: "a member that cannot answer",
    body: { ...GOOD, pool: [{ model: "local/extractive" }] },
    code: "cannot-answer",
    path: "pool.0.model",
    remedy: /Choose another model/,
  },
  {
    what: "a quorum larger than the pool",
    body: { ...GOOD, wait: { policy: "quorum", count: 3, graceMs: 0 } },
    code: "invalid-body",
    path: "wait.count",
    remedy: /lower it, or add members/,
  },
  {
    what: "a negative output limit",
    body: { ...GOOD, pool: [{ ...member, maxOutputTokens: -1 }] },
    code: "invalid-body",
    path: "pool.0.maxOutputTokens",
    remedy: /At least 1 token/,
  },
  {
    what: "a negative deadline",
    body: { ...GOOD, limits: { deadlineMs: -5 } },
    code: "invalid-body",
    path: "limits.deadlineMs",
    remedy: /At least 100 ms/,
  },
  {
    what: "a negative cap",
    body: { ...GOOD, limits: { maxCostUsd: -0.5 } },
    code: "invalid-body",
    path: "limits.maxCostUsd",
    remedy: /more than 0 USD/,
  },
  {
    what: "a temperature of three",
    body: { ...GOOD, pool: [{ ...member, temperature: 3 }] },
    code: "invalid-body",
    path: "pool.0.temperature",
    remedy: /From 0 to 2/,
  },
  {
    what: "a misspelt setting",
    body: { ...GOOD, jugde: {} },
    code: "invalid-body",
    path: "jugde",
    remedy: /remove it/,
  },
];

for (const { what, body, code, path, remedy } of REFUSED) {
  test(`${what} is refused, naming the field and the remedy`, async ({ request }) => {
    const response = await request.post("/api/runs", { data: body });
    expect(response.status()).toBe(422);
    expect(response.headers()["content-type"]).toContain("application/problem+json");
    const problem = (await response.json()) as { code: string; errors: { path: string; message: string }[] };
    expect(problem).toMatchObject({ status: 422, code });
    const error = problem.errors.find((one) => one.path === path);
    expect(error, JSON.stringify(problem.errors)).toBeDefined();
    expect(error?.message).toMatch(remedy);
  });
}

test("bodies that are too large, not UTF-8, not JSON or not declared as JSON are refused", async ({
  request,
}) => {
  const headers = { "content-type": "application/json" };
  const post = async (data: Buffer | string, more = headers) => {
    const response = await request.post("/api/runs", { data, headers: more });
    return [response.status(), (await response.json()).code];
  };
  expect(await post(Buffer.alloc(MAX_BODY_BYTES + 1, 0x20))).toEqual([413, "body-too-large"]);
  expect(await post(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))).toEqual([400, "invalid-body"]);
  expect(await post(Buffer.from("{oops"))).toEqual([400, "invalid-body"]);
  expect(await post(Buffer.from("prompt=x"), { "content-type": "text/plain" })).toEqual([
    415,
    "unsupported-media-type",
  ]);
});

test("malformed cursors, limits and positions are refused", async ({ request }) => {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await request.get(path, { headers });
    const { code, errors } = (await response.json()) as { code: string; errors: { path: string }[] };
    return [response.status(), code, errors.map((error) => error.path)];
  };
  expect(await get("/api/runs?cursor=nonsense")).toEqual([400, "invalid-query", ["cursor"]]);
  expect(await get("/api/runs?limit=0")).toEqual([400, "invalid-query", ["limit"]]);
  const started = await request.post("/api/runs", { data: GOOD });
  const { id } = (await started.json()) as { id: string };
  expect(await get(`/api/runs/${id}/events`, { "last-event-id": "twelve" })).toEqual([
    400,
    "invalid-query",
    ["Last-Event-ID"],
  ]);
  expect(await get(`/api/runs/${id}/events?after=-1`)).toEqual([400, "invalid-query", ["after"]]);
});

test("a call that another site's page makes is refused", async ({ request }) => {
  const response = await request.post("/api/runs", {
    data: GOOD,
    headers: { origin: "https://elsewhere.example" },
  });
  expect([response.status(), (await response.json()).code]).toEqual([403, "forbidden-origin"]);
});

test("an address that the API does not have answers with a problem, not a page", async ({ request }) => {
  const response = await request.get("/api/nothing-here");
  expect([response.status(), (await response.json()).code]).toEqual([404, "not-found"]);
});
