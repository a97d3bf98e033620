import { expect, test } from "vitest";
import { GET as unknown } from "@/app/api/[...rest]/route";
import { POST as estimate } from "@/app/api/estimate/route";
import { GET as health } from "@/app/api/health/route";
import { estimateSchema } from "@/lib/contract/estimate";
import { modelListSchema } from "@/lib/contract/models";
import { problemSchema } from "@/lib/contract/problem";
import { getContainer } from "@/lib/server/container";
import { createApiBench } from "@/lib/server/http/testing/api-bench";
import { GET, POST } from "./route";

test("models, connections and profiles are answered as the contract says", async () => {
  const response = await createApiBench().call(GET, "/api/models");
  const list = modelListSchema.parse(await response.json());
  expect([response.status, list.profiles.map(({ id }) => id)]).toEqual([200, ["quality", "budget"]]);
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
