/** What a token may run and spend, by the calls that start work, over a real container. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { POST as estimate } from "@/app/api/estimate/route";
import { POST as retry } from "@/app/api/runs/[runId]/candidates/[label]/retry/route";
import { GET as follow } from "@/app/api/runs/[runId]/events/route";
import { POST as fuse } from "@/app/api/runs/[runId]/fusions/route";
import { POST as start } from "@/app/api/runs/route";
import type { Problem } from "@/lib/contract/problem";
import type { CreatedToken, TokenList } from "@/lib/contract/tokens";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { type AccountBench, type Browser, createAccountBench } from "@/lib/server/http/testing/account-bench";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { GET, POST } from "./route";

// Each starts a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const POOL = [
  { model: "lab/oak", maxOutputTokens: 1_000 },
  { model: "lab/elm", maxOutputTokens: 1_000 },
];
const BODY = { prompt: "Why is the sky blue?", pool: POOL, judge: { models: ["local/extractive"] } };

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: { oak: answer("Oak says so."), elm: answer("Elm says so.") } });
});
afterAll(() => upstream.close());

describeOnEveryDatabase("what a token may run and spend", (provider) => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let bench: AccountBench;
  let ada: Browser;
  beforeEach(async () => {
    database = await createTestDatabase(provider);
    const price = { input: 1, output: 4 };
    const models = ["oak", "elm"].map((id) => ({ id, price, contextLength: 100_000 }));
    const lab = { id: "lab", kind: "openai-compatible", baseURL: upstream.url, models };
    bench = await createAccountBench({ CONNECTIONS: JSON.stringify([lab]) }, database.location);
    ada = bench.browse();
    await ada.signUp("Ada");
  });
  afterEach(async () => {
    await bench.close();
    await database.close();
  });

  const make = async (json: object) => {
    const response = await ada.call(POST, "/api/tokens", { json: { name: "CI", ...json } });
    return (await response.json()) as CreatedToken;
  };
  const program = ({ token }: CreatedToken) => {
    const browser = bench.browse();
    const headers = { authorization: `Bearer ${token}` };
    return {
      start: (json: object = BODY) => browser.call(start, "/api/runs", { json, headers }),
      estimate: (json: object) => browser.call(estimate, "/api/estimate", { json, headers }),
      fuse: (runId: string, json: object = {}) =>
        browser.call(fuse, `/api/runs/${runId}/fusions`, { json, headers, params: { runId } }),
      retry: (runId: string, label = "A") =>
        browser.call(retry, `/api/runs/${runId}/candidates/${label}/retry`, {
          ...{ method: "POST", headers, params: { runId, label } },
        }),
    };
  };
  /** Reads the run to its end, which is settled then. */
  const finish = async (runId: string) => {
    await (await ada.call(follow, `/api/runs/${runId}/events`, { params: { runId } })).text();
    await vi.waitFor(async () => expect(await database.prisma.reservation.count()).toBe(0), 10_000);
  };
  const started = async (response: Response) => {
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    await finish(id);
    return id;
  };
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as Problem).code];
  const spentOf = async ({ id }: CreatedToken) => {
    const { items } = (await (await ada.call(GET, "/api/tokens")).json()) as TokenList;
    return items.find((token) => token.id === id);
  };

  test("of fifty starts at once under a cap with room for one, exactly one runs", async () => {
    const open = await make({});
    const { worst } = await (await program(open).estimate(BODY)).json();
    const capped = await make({ dailyCapUsd: worst.usd * 1.5 });
    const { start } = program(capped);
    const answers = await Promise.all(Array.from({ length: 50 }, () => start()));
    const accepted = answers.filter(({ status }) => status === 202);
    const codes = await Promise.all(answers.filter(({ status }) => status !== 202).map(codeOf));
    expect([accepted.length, new Set(codes.map(String))]).toEqual([1, new Set(["402,over-budget"])]);
    for (const one of accepted) await started(one);
    const view = await spentOf(capped);
    expect(view?.today).toEqual({ spentUsd: expect.any(Number), heldUsd: 0 });
    expect([(view?.today.spentUsd ?? 0) > 0, view?.month]).toEqual([true, view?.today]);
    expect(await spentOf(open)).toMatchObject({ today: { spentUsd: 0, heldUsd: 0 } });
  });

  test("a cap that was lowered holds from the next run on, and the refusal says which it is", async () => {
    const token = await make({ monthlyCapUsd: 5 });
    await started(await program(token).start());
    const { spentUsd } = (await spentOf(token))?.month ?? { spentUsd: 0 };
    await database.prisma.apiToken.updateMany({ data: { monthlyCapMicroUsd: Math.round(spentUsd * 1e6) } });
    const refused = await program(token).start();
    const { code, detail } = (await refused.json()) as Problem;
    expect([refused.status, code]).toEqual([402, "over-budget"]);
    expect(detail).toContain(`The API token's cap for this month is $${spentUsd}, with $${spentUsd} spent.`);
  });

  test("profiles and models that it does not name are refused by every call that asks for work", async () => {
    const { id: runId } = { id: await started(await ada.call(start, "/api/runs", { json: BODY })) };
    const named = program(await make({ models: ["lab/oak", "local/extractive"] }));
    const oak = { ...BODY, pool: [{ model: "lab/oak", maxOutputTokens: 100 }] };
    await started(await named.start(oak));
    const refused = [
      await named.start(),
      await named.estimate(BODY),
      await named.start({ prompt: "Why?", profile: "quality" }),
      await named.start({ ...oak, pool: [{ model: "lab/oak", models: ["lab/elm"] }] }),
      await named.retry(runId, "B"),
      await named.fuse(runId, { mode: "debate" }),
    ];
    for (const response of refused) expect(await codeOf(response)).toEqual([403, "not-allowed-by-token"]);
    await started(await named.retry(runId, "A"));
    await started(await named.fuse(runId));
    const byProfile = program(await make({ profiles: ["budget"] }));
    expect((await byProfile.estimate({ prompt: "Why?", profile: "budget" })).status).toBe(200);
    expect(await codeOf(await byProfile.estimate({ ...oak, profile: "budget" }))).toEqual([
      403,
      "not-allowed-by-token",
    ]);
  });
});
