import { expect, test } from "vitest";
import { problemSchema } from "@/lib/contract/problem";
import { getContainer, installContainer } from "@/lib/server/container";
import { COOKIE, createApiBench, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { accept } from "@/lib/server/refusal";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";
import { POST as RETRY } from "./[runId]/candidates/[label]/retry/route";
import { POST as FUSE } from "./[runId]/fusions/route";
import { GET, POST } from "./route";

const prompt = "Why is the sky blue?";
const path = "/api/runs";
const LIMIT = "x-ratelimit-limit-requests";
const REMAINING = "x-ratelimit-remaining-requests";
const RESET = "x-ratelimit-reset-requests";

const read = ({ status, headers }: Response) => [
  status,
  ...[LIMIT, REMAINING, RESET, "retry-after"].map((name) => headers.get(name)),
];

test("every call that starts work counts, is told how it stands, and is refused beyond the limit", async () => {
  const bench = createApiBench({ limits: { requestsPerMinute: 2 } });
  const started = await bench.call(POST, path, { json: { prompt } });
  const { id } = (await started.json()) as { id: string };
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  const refused = await bench.call(POST, path, { json: {} });
  const retried = await bench.call(RETRY, `${path}/${id}/candidates/A/retry`, {
    method: "POST",
    params: { runId: id, label: "A" },
  });
  const fused = await bench.call(FUSE, `${path}/${id}/fusions`, { json: {}, params: { runId: id } });
  expect([started, refused, retried, fused].map((response) => read(response).slice(0, 3))).toEqual([
    [202, "4", "3"],
    [422, "4", "2"],
    [202, "4", "1"],
    [202, "4", "0"],
  ]);
  const beyond = await bench.call(POST, path, { json: { prompt } });
  expect(read(beyond)).toEqual([429, "4", "0", "1m0s", "15"]);
  expect(problemSchema.parse(await beyond.json())).toMatchObject({ code: "rate-limited", status: 429 });
});

test("of fifty calls at once exactly as many are let through as the limit says", async () => {
  const bench = createApiBench({ limits: { requestsPerMinute: 10 } });
  const calls = Array.from({ length: 50 }, () => bench.call(POST, path, { json: {} }));
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  expect([422, 429].map((status) => statuses.filter((each) => each === status).length)).toEqual([20, 30]);
});

test("one guest's calls are not another's, and reading counts for nobody", async () => {
  const bench = createApiBench({ limits: { requestsPerMinute: 1 } });
  const post = (cookie: string) => bench.call(POST, path, { json: { prompt }, cookie });
  for (let n = 0; n < 2; n += 1) await post(COOKIE);
  const statuses = [await post(COOKIE), await post(OTHER_COOKIE), await bench.call(GET, path)].map(
    ({ status }) => status,
  );
  expect(statuses).toEqual([429, 202, 200]);
});

test("every call of a token counts, what it only reads too, and the token's own limit comes first", async () => {
  const bench = createApiBench({ limits: { requestsPerMinute: 1 } });
  const token = { id: "0".repeat(16), scopes: ["read"] } as unknown as TokenGrant;
  installContainer({
    ...getContainer(),
    identify: async () => accept({ ownerId: "acc_ada", account: null, token, setCookie: null }),
  });
  expect([read(await bench.call(GET, path)), read(await bench.call(GET, path))]).toEqual([
    [200, "1", "0", "1m0s", null],
    [429, "1", "0", "1m0s", "60"],
  ]);
});

test("too many runs at once are a problem that says when to come again", async () => {
  const bench = createApiBench({ limits: { concurrentRuns: 1 } });
  const post = () => bench.call(POST, path, { json: { prompt } });
  const { id } = (await (await post()).json()) as { id: string };
  await post();
  const beyond = await post();
  expect(read(beyond)).toEqual([429, null, null, null, "5"]);
  expect(problemSchema.parse(await beyond.json()).code).toBe("too-many-runs");
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  expect((await post()).status).toBe(202);
});
