import { expect, test } from "vitest";
import type { CreateRun } from "@/lib/contract/create-run";
import { DEFAULT_CRITERIA, DEFAULT_LIMITS } from "@/lib/fusion/run-request";
import { ASKED_BY_PAGE } from "./asked";
import { estimateRequest } from "./estimate-request";
import { resolveRunRequest } from "./resolve-run-request";
import { BENCH_SCRIPTS, createBench, OWNER } from "./testing/run-bench";

const prompt = "Why is the sky blue?";
const resolveAll = (body: CreateRun, options = {}) =>
  resolveRunRequest(body, createBench(options).deps, ASKED_BY_PAGE);
const resolve = async (body: CreateRun, options = {}) => {
  const outcome = await resolveAll(body, options);
  return outcome.ok ? { ...outcome, value: outcome.value.request } : outcome;
};

test("the profile that it is run by is known: the named one, the default, or none where the pool is the request's own", async () => {
  const profileOf = async (body: Partial<CreateRun>) => {
    const outcome = await resolveAll({ prompt, ...body });
    return outcome.ok ? outcome.value.profile : outcome.refusal.code;
  };
  const pool = [{ model: "lab/a" }];
  expect([
    await profileOf({}),
    await profileOf({ profile: "budget" }),
    await profileOf({ pool }),
    await profileOf({ profile: "budget", pool }),
    await profileOf({ profile: "nobodys" }),
  ]).toEqual(["quality", "budget", null, "budget", "invalid-body"]);
  const changed: Partial<CreateRun>[] = [
    { mode: "debate" },
    { pool: [{ model: "lab/b" }] },
    { judge: { models: ["lab/j"] } },
    { criteria: [{ name: "tone", weight: 1, instruction: "" }] },
    { wait: { policy: "quorum", count: 1, graceMs: 1 } },
    { limits: { maxCostUsd: 1 } },
    {},
  ];
  const counted = await Promise.all(changed.map((change) => profileOf({ profile: "budget", ...change })));
  expect(counted).toEqual([null, null, null, null, null, "budget", "budget"]);
});

test("a request that says everything itself has no profile read for it", async () => {
  const { deps } = createBench();
  const whole: CreateRun = {
    ...{ prompt, mode: "best-of", pool: [{ model: "lab/a" }], wait: { policy: "all" }, limits: {} },
    judge: { models: ["lab/j"], criteria: DEFAULT_CRITERIA },
  };
  const unread = { ...deps, offeredProfiles: () => Promise.reject(new Error("The profiles were read.")) };
  expect(await resolveRunRequest(whole, unread, ASKED_BY_PAGE)).toMatchObject({
    value: { profile: null, request: { mode: "best-of", limits: DEFAULT_LIMITS } },
  });
  for (const part of ["mode", "pool", "judge", "wait", "limits"] as const) {
    const rest = { ...whole, [part]: undefined };
    await expect(resolveRunRequest(rest, unread, ASKED_BY_PAGE)).rejects.toThrow("The profiles were read.");
  }
});

test("a bare prompt gets the default profile's pool, judge, criteria and waits", async () => {
  expect(await resolve({ prompt })).toEqual({
    ok: true,
    value: {
      prompt,
      history: [],
      system: null,
      mode: "merge",
      pool: [{ model: "lab/a" }, { model: "lab/b" }],
      judge: { models: ["lab/j"], criteria: DEFAULT_CRITERIA, auto: true },
      wait: { policy: "quorum", count: 2, graceMs: 5_000 },
      limits: DEFAULT_LIMITS,
      seed: 7,
    },
  });
});

test("what is given stands, and the profile fills the rest", async () => {
  const criteria = [{ name: "tone", weight: 2, instruction: "" }];
  const body: CreateRun = {
    prompt,
    profile: "budget",
    judge: { models: ["lab/j", "auto"], criteria },
    limits: { deadlineMs: 500 },
    wait: { policy: "all" },
    seed: 3,
  };
  expect(await resolve(body)).toMatchObject({
    value: {
      mode: "best-of",
      pool: [{ model: "lab/a" }],
      judge: { models: ["lab/j"], criteria, auto: true },
      wait: { policy: "all" },
      limits: { ...DEFAULT_LIMITS, deadlineMs: 500 },
      seed: 3,
    },
  });
});

test("a conversation is split into system prompt, history and prompt", async () => {
  const messages: CreateRun["messages"] = [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi." },
    { role: "user", content: prompt },
  ];
  expect(await resolve({ system: "Be kind.", messages })).toMatchObject({
    value: {
      prompt,
      system: "Be kind.\n\nBe brief.",
      history: [
        { role: "user", content: "Hello" },
        { role: "assistant", content: "Hi." },
      ],
    },
  });
});

const refusals: [string, CreateRun, object, string, string[]][] = [
  ["an unknown profile", { prompt, profile: "luxury" }, {}, "invalid-body", ["profile"]],
  [
    "an unknown model",
    { prompt, pool: [{ model: "lab/a" }, { model: "lab/x" }] },
    {},
    "unknown-model",
    ["pool.1.model"],
  ],
  ["a judge in the pool", { prompt, pool: [{ model: "lab/j" }] }, {}, "cannot-answer", ["pool.0.model"]],
  [
    "a judge that cannot judge",
    { prompt, judge: { models: ["lab/j", "lab/a"] } },
    {},
    "cannot-judge",
    ["judge.models.1"],
  ],
  [
    "everything wrong at once",
    { prompt, pool: [{ model: "lab/x" }], judge: { models: ["lab/y"] } },
    {},
    "unknown-model",
    ["pool.0.model", "judge.models.0"],
  ],
  [
    "a quorum larger than the profile's pool",
    { prompt, wait: { policy: "quorum", count: 3, graceMs: 0 } },
    {},
    "invalid-body",
    ["wait.count"],
  ],
  [
    "a guest where guests bring their own keys",
    { prompt, judge: { models: ["lab/j"] } },
    { guestAccess: "own-keys" },
    "guest-not-allowed",
    ["pool.0.model", "pool.1.model", "judge.models.0"],
  ],
];

test.each(refusals)(
  "%s is refused with the field's name and a remedy",
  async (_, body, options, code, paths) => {
    const outcome = await resolve(body, options);
    expect(outcome).toMatchObject({ ok: false, refusal: { code, errors: paths.map((path) => ({ path })) } });
  },
);

test("guests who bring no key may use the demo models, and auto is the local judge", async () => {
  const scripts = {
    ...BENCH_SCRIPTS,
    "demo/careful": BENCH_SCRIPTS["lab/a"] as never,
    "local/extractive": BENCH_SCRIPTS["lab/j"] as never,
  };
  const bench = createBench({ scripts, guestAccess: "own-keys" });
  bench.deps.models.check = async () => ({ ok: true });
  const outcome = await resolveRunRequest(
    { prompt, pool: [{ model: "demo/careful" }] },
    bench.deps,
    ASKED_BY_PAGE,
  );
  expect(outcome).toMatchObject({
    ok: true,
    value: { request: { judge: { models: ["local/extractive"], auto: true } } },
  });
});

test("a cap that the worst case exceeds refuses the run before anything is called", async () => {
  const prices = { "lab/a": { input: 10, output: 50 } };
  const start = async (maxCostUsd: number) => {
    const bench = createBench({ prices });
    const outcome = await bench.until(bench.service.start(OWNER, { prompt, limits: { maxCostUsd } }, null));
    return [outcome.ok ? "accepted" : outcome.refusal.code, bench.models.calls.length];
  };
  expect([await start(0.01), (await start(1))[0]]).toEqual([["over-budget", 0], "accepted"]);
});

test("under a cap a model without a price is refused", async () => {
  const bench = createBench();
  bench.deps.models.facts = () => null;
  const outcome = await bench.service.start(OWNER, { prompt, limits: { maxCostUsd: 1 } }, null);
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { code: "unpriced-model", errors: [{ path: "limits.maxCostUsd" }] },
  });
});

test("an estimate says what a run would cost, who would judge and how long it would wait", async () => {
  const bench = createBench({ prices: { "lab/a": { input: 1, output: 2 } } });
  const outcome = await estimateRequest(
    { ownerId: OWNER, body: { prompt }, asked: ASKED_BY_PAGE },
    bench.deps,
  );
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      unpriced: [],
      judge: ["lab/j"],
      wait: { policy: "quorum", count: 2 },
      budgets: [],
      overCap: null,
    },
  });
  expect(outcome.ok && (outcome.value.worst.usd ?? 0) > (outcome.value.expected.usd ?? 0)).toBe(true);
  const capped = await estimateRequest(
    { ownerId: OWNER, body: { prompt, limits: { maxCostUsd: 0.000_01 } }, asked: ASKED_BY_PAGE },
    bench.deps,
  );
  expect(capped.ok && capped.value.overCap).toMatch(/^This run may cost up to .* more than its cap of/);
});

test("fallbacks and routes stand as they were given; what is wrong with them is said by field", async () => {
  const member = { model: "lab/a", models: ["lab/b"], route: ["lab"] };
  expect(await resolve({ prompt, pool: [member] })).toMatchObject({ value: { pool: [member] } });
  const wrong = { model: "lab/a", models: ["lab/b", "lab/x", "lab/j"], route: ["lab", "nowhere"] };
  expect(await resolve({ prompt, pool: [member, wrong] })).toMatchObject({
    ok: false,
    refusal: {
      code: "unknown-model",
      errors: [
        { path: "pool.1.models.1", message: "There is no lab/x." },
        { path: "pool.1.models.2", message: "lab/j cannot answer." },
        {
          path: "pool.1.route.1",
          message: 'There is no connection "nowhere" to route to. Connections here: lab.',
        },
      ],
    },
  });
});

test("a guest's fallbacks are held to what guests may use", async () => {
  const scripts = { ...BENCH_SCRIPTS, "demo/careful": BENCH_SCRIPTS["lab/a"] };
  const body = { prompt, pool: [{ model: "demo/careful", models: ["lab/a"] }] };
  expect(await resolve(body, { scripts, guestAccess: "own-keys" })).toMatchObject({
    ok: false,
    refusal: {
      code: "guest-not-allowed",
      errors: expect.arrayContaining([{ path: "pool.0.models.0", message: expect.any(String) }]),
    },
  });
});
