import { expect, test } from "vitest";
import { problemSchema } from "@/lib/contract/problem";
import type { Scripts } from "@/lib/fusion/testing/scripted-models";
import { type ApiBench, createApiBench, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { BENCH_SCRIPTS } from "@/lib/server/runs/testing/run-bench";
import { POST as RETRY } from "./[runId]/candidates/[label]/retry/route";
import { POST as FUSE } from "./[runId]/fusions/route";
import { POST } from "./route";

const prompt = "Why is the sky blue?";

const withKey = (key: string) => ({ "idempotency-key": key });
const start = (bench: ApiBench, key: string, json: object = { prompt }) =>
  bench.call(POST, "/api/runs", { json, headers: withKey(key) });
const fuse = (bench: ApiBench, runId: string, key: string, json: object = {}) =>
  bench.call(FUSE, `/api/runs/${runId}/fusions`, { json, params: { runId }, headers: withKey(key) });
const retry = (bench: ApiBench, runId: string, key: string, label = "A") =>
  bench.call(RETRY, `/api/runs/${runId}/candidates/${label}/retry`, {
    ...{ method: "POST", params: { runId, label }, headers: withKey(key) },
  });

const idOf = async (response: Response) => ((await response.json()) as { id: string }).id;
const end = async (bench: ApiBench, runId: string) =>
  bench.until(bench.deps.executor.find(runId)?.done ?? Promise.resolve());

/** A run that has ended. */
async function makeRun(bench: ApiBench, key = "made"): Promise<string> {
  const id = await idOf(await start(bench, key));
  await end(bench, id);
  return id;
}

/** How often it was judged. */
const judgingsOf = (bench: ApiBench) =>
  bench.models.calls.filter(({ purpose }) => purpose === "judge").length;

test("judging again under one key is done once, and every repeat is answered like the first", async () => {
  const bench = createApiBench();
  const id = await makeRun(bench);
  const before = judgingsOf(bench);
  const first = await fuse(bench, id, "k");
  await end(bench, id);
  const again = await fuse(bench, id, "k");
  expect([first.status, again.status, await again.json()]).toEqual([202, 202, await first.json()]);
  expect(judgingsOf(bench) - before).toBe(1);
  await end(bench, id);
  expect((await fuse(bench, id, "l")).status).toBe(202);
  await end(bench, id);
  expect(judgingsOf(bench) - before).toBe(2);
});

test("of fifty at once with one key, the work is done once", async () => {
  const bench = createApiBench();
  const id = await makeRun(bench);
  const before = judgingsOf(bench);
  const statuses = (await Promise.all(Array.from({ length: 50 }, () => fuse(bench, id, "k")))).map(
    ({ status }) => status,
  );
  await end(bench, id);
  expect([new Set(statuses), judgingsOf(bench) - before]).toEqual([new Set([202]), 1]);
});

test("so is asking a member again", async () => {
  const bench = createApiBench();
  const id = await makeRun(bench);
  const asked = () => bench.models.calls.filter(({ candidate }) => candidate === "A").length;
  const statuses: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    statuses.push((await retry(bench, id, "k")).status);
    await end(bench, id);
  }
  expect([statuses, asked()]).toEqual([[202, 202, 202], 2]);
});

test("a key is used for one call: another body, run, member or kind of call is a conflict", async () => {
  const bench = createApiBench();
  const id = await makeRun(bench);
  const other = await makeRun(bench, "other");
  await fuse(bench, id, "fused");
  await retry(bench, id, "retried");
  const conflicts = [
    await fuse(bench, id, "fused", { mode: "best-of" }),
    await fuse(bench, other, "fused"),
    await retry(bench, id, "fused"),
    await retry(bench, id, "retried", "B"),
    await fuse(bench, id, "made"),
    await start(bench, "fused"),
    await start(bench, "retried"),
  ];
  for (const response of conflicts) {
    expect([response.status, problemSchema.parse(await response.json()).code]).toEqual([
      409,
      "idempotency-conflict",
    ]);
  }
});

test("another owner's key is another key", async () => {
  const bench = createApiBench();
  await makeRun(bench, "k");
  const theirs = await bench.call(POST, "/api/runs", {
    json: { prompt },
    headers: withKey("k"),
    cookie: OTHER_COOKIE,
  });
  const runId = await idOf(theirs);
  await end(bench, runId);
  const init = { json: {}, params: { runId }, headers: withKey("made"), cookie: OTHER_COOKIE };
  expect((await bench.call(FUSE, `/api/runs/${runId}/fusions`, init)).status).toBe(202);
});

test("a call that is refused leaves its key free, and a key that is none is refused", async () => {
  const scripts: Scripts = { ...BENCH_SCRIPTS, "lab/a": { kind: "says", pieces: ["Slow."], everyMs: 5_000 } };
  const bench = createApiBench({ scripts });
  const id = await idOf(await start(bench, "made"));
  const statuses = [
    (await retry(bench, id, "k")).status,
    (await fuse(bench, id, "k", { judge: { models: ["lab/none"] } })).status,
    (await fuse(bench, "run_0000000000000000000404", "k")).status,
    (await fuse(bench, id, "not a key")).status,
  ];
  await end(bench, id);
  expect([...statuses, (await retry(bench, id, "k")).status]).toEqual([409, 422, 404, 400, 202]);
});
