import { expect, test } from "vitest";
import { GET as unknown } from "@/app/api/[...rest]/route";
import { POST as estimate } from "@/app/api/estimate/route";
import { GET as health } from "@/app/api/health/route";
import { estimateSchema } from "@/lib/contract/estimate";
import { modelListSchema } from "@/lib/contract/models";
import { problemSchema } from "@/lib/contract/problem";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import { getContainer } from "@/lib/server/container";
import { COOKIE, createApiBench } from "@/lib/server/http/testing/api-bench";
import { sampleCall } from "@/lib/server/measurements/testing/sample-call";
import { GET, POST } from "./route";

test("models, connections and profiles are answered as the contract says", async () => {
  const response = await createApiBench().call(GET, "/api/models");
  const list = modelListSchema.parse(await response.json());
  expect([response.status, list.profiles.map(({ id }) => id)]).toEqual([200, ["quality", "budget"]]);
});

test("what was measured in the period is answered, with what the asking owner spent", async () => {
  const bench = createApiBench();
  const now = bench.clock.now();
  const hour = 3_600_000;
  const owner = identifyGuest(new Request("http://x", { headers: { cookie: COOKIE } })).ownerId;
  await bench.measured.add([
    sampleCall(1, { atMs: now - 2 * hour, ownerId: owner }),
    sampleCall(2, { atMs: now - 30 * hour }),
    sampleCall(3, { atMs: now - 8 * 24 * hour }),
    sampleCall(4, { atMs: now, connectionKey: "own:con_of_another" }),
  ]);
  const measured = async (query: string) => {
    const response = await bench.call(GET, `/api/models${query}`);
    const list = modelListSchema.parse(await response.json());
    return [list.period, list.measured.map(({ model, calls, spent }) => [model, calls, spent.usd])];
  };
  expect(await measured("?period=24h")).toEqual(["24h", [["lab/oak", 1, 0.00123]]]);
  expect(await measured("")).toEqual(["7d", [["lab/oak", 2, 0.00123]]]);
  expect(await measured("?period=30d")).toEqual(["30d", [["lab/oak", 3, 0.00123]]]);
});

test("a period that there is not is a problem that names those there are", async () => {
  const response = await createApiBench().call(GET, "/api/models?period=1y");
  const problem = problemSchema.parse(await response.json());
  expect([response.status, problem.code, problem.errors]).toEqual([
    400,
    "invalid-query",
    [{ path: "period", message: "A period is one of 24h, 7d, 30d." }],
  ]);
});

test("an estimate starts nothing", async () => {
  const bench = createApiBench();
  const response = await bench.call(estimate, "/api/estimate", { json: { prompt: "Why?" } });
  const answer = estimateSchema.parse(await response.json());
  expect([response.status, answer.judge, bench.models.calls]).toEqual([200, ["lab/j"], []]);
});

test("calls about nobody's things set no cookie, which could replace one that a run was started under", async () => {
  const bench = createApiBench();
  const calls = [
    bench.call(GET, "/api/models", { cookie: "" }),
    bench.call(estimate, "/api/estimate", { json: { prompt: "Why?" }, cookie: "" }),
    bench.call(health, "/api/health", { cookie: "" }),
    bench.call(unknown, "/api/nothing", { cookie: "" }),
  ];
  const answers = await Promise.all(calls);
  expect(answers.map(({ status, headers }) => [status, headers.get("set-cookie")])).toEqual([
    [200, null],
    [200, null],
    [200, null],
    [404, null],
  ]);
});

test("a method that a call does not have is a problem that names those it has", async () => {
  const response = await createApiBench().call(POST, "/api/models", { json: {} });
  const problem = problemSchema.parse(await response.json());
  expect([response.status, response.headers.get("allow"), problem.code, problem.detail]).toEqual([
    405,
    "GET",
    "method-not-allowed",
    "This call takes GET.",
  ]);
});

test("a call under a name that is not this machine's is refused though it only reads, with what to do", async () => {
  const response = await createApiBench().call(GET, "/api/models", {
    headers: { host: "evil.example:3000" },
  });
  const problem = problemSchema.parse(await response.json());
  expect([response.status, problem.code, problem.detail.includes("ALLOWED_HOSTS")]).toEqual([
    403,
    "forbidden-host",
    true,
  ]);
});

test("the server is well once its database answers, and says so when it does not", async () => {
  const bench = createApiBench();
  const well = await bench.call(health, "/api/health");
  getContainer().checkDatabase = () => Promise.reject(new Error("No disk."));
  const write = console.error;
  console.error = () => undefined;
  const ill = await bench.call(health, "/api/health");
  console.error = write;
  expect([well.status, ((await well.json()) as { status: string }).status, ill.status]).toEqual([
    200,
    "ok",
    503,
  ]);
});
