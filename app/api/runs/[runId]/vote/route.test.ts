import { expect, test } from "vitest";
import { GET as readModelVotes } from "@/app/api/votes/models/route";
import { problemSchema } from "@/lib/contract/problem";
import { modelVotesSchema, runVoteSchema } from "@/lib/contract/votes";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import { COOKIE, createApiBench, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { DELETE, GET, PUT } from "./route";

const { ownerId } = identifyGuest(new Request("http://x/", { headers: { cookie: COOKIE } }));

async function createRun() {
  const bench = createApiBench();
  const runId = await bench.start({ profile: "quality" }, ownerId);
  const call = (handler: typeof GET, more: object = {}) =>
    bench.call(handler, `/api/runs/${runId}/vote`, { params: { runId }, ...more });
  const put = (json: unknown, more: object = {}) => call(PUT, { method: "PUT", json, ...more });
  const end = () => bench.until(bench.deps.executor.find(runId)?.done ?? Promise.resolve());
  return { bench, call, put, end };
}

const voteOf = async (response: Response) => runVoteSchema.parse(await response.json()).vote;
const problemOf = async (response: Response) => problemSchema.parse(await response.json());

test("a vote is cast, changed and withdrawn; the server says whose answer it is and of which profile", async () => {
  const { bench, call, put, end } = await createRun();
  await end();
  expect(await voteOf(await call(GET))).toBeNull();
  expect(await voteOf(await put({ pick: "B", blind: true }))).toMatchObject({
    ...{ pick: "B", blind: true, model: "lab/b", profile: "quality" },
  });
  expect(await voteOf(await put({ pick: "F1" }))).toMatchObject({ pick: "F1", blind: false, model: null });
  expect(await voteOf(await put({ pick: "A" }))).toMatchObject({ pick: "A", model: "lab/a" });
  expect(await voteOf(await call(GET))).toMatchObject({ pick: "A" });
  const models = async (cookie = COOKIE) =>
    modelVotesSchema.parse(await (await bench.call(readModelVotes, "/api/votes/models", { cookie })).json());
  expect(await models()).toEqual({
    items: [
      { model: "lab/a", picked: 1, of: 1 },
      { model: "lab/b", picked: 0, of: 1 },
    ],
  });
  expect(await models(OTHER_COOKIE)).toEqual({ items: [] });
  expect((await call(DELETE, { method: "DELETE" })).status).toBe(204);
  expect(await voteOf(await call(GET))).toBeNull();
});

test("what names no answer, or more than a pick, is refused", async () => {
  const { put, end } = await createRun();
  const early = await put({ pick: "A" });
  expect([early.status, (await problemOf(early)).code]).toEqual([409, "still-running"]);
  await end();
  for (const [body, path] of [
    [{ pick: "C" }, "pick"],
    [{ pick: "F2" }, "pick"],
    [{ pick: "" }, "pick"],
    [{ pick: { $ne: "" } }, "pick"],
    [{ pick: "A", model: "lab/z" }, "model"],
    [{ pick: "A", ownerId: "guest_x" }, "ownerId"],
  ] as const) {
    const refused = await put(body);
    const problem = await problemOf(refused);
    expect([refused.status, problem.code, problem.errors?.[0]?.path]).toEqual([422, "invalid-body", path]);
  }
});

test("the votes of someone else's run are like those of none", async () => {
  const { bench, call, put, end } = await createRun();
  await end();
  await put({ pick: "A" });
  const missing = await bench.call(GET, "/x", { params: { runId: "none" } });
  const words = await missing.text();
  const theirs = { cookie: OTHER_COOKIE };
  for (const answer of [
    await call(GET, theirs),
    await put({ pick: "B" }, theirs),
    await call(DELETE, { method: "DELETE", ...theirs }),
  ]) {
    expect([answer.status, await answer.text()]).toEqual([404, words]);
  }
  expect(await voteOf(await call(GET))).toMatchObject({ pick: "A" });
});
