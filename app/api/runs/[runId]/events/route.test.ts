import { expect, test } from "vitest";
import { problemSchema } from "@/lib/contract/problem";
import type { RunEvent } from "@/lib/fusion/run-events";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import { COOKIE, createApiBench } from "@/lib/server/http/testing/api-bench";
import { completedEvent } from "@/lib/server/runs/testing/sample-run";
import { GET } from "./route";

const { ownerId } = identifyGuest(new Request("http://x/", { headers: { cookie: COOKIE } }));
const delta: RunEvent = {
  seq: 1,
  at: 812,
  type: "candidate.delta",
  candidate: "A",
  text: 'Hel\n\ndata: "x"\r\u2028',
};

async function createFinishedRun() {
  const runFusion = async function* () {
    yield* [delta, completedEvent(2)];
  };
  const bench = createApiBench({ runFusion });
  const id = await bench.start({}, ownerId);
  const get = (init: object = {}, query = "") =>
    bench.call(GET, `/api/runs/${id}/events${query}`, { params: { runId: id }, ...init });
  return { bench, id, get };
}

const FIRST = `id: 1\nevent: candidate.delta\ndata: {"seq":1,"at":812,"type":"candidate.delta","candidate":"A","text":"Hel\\n\\ndata: \\"x\\"\\r\u2028"}\n\n`;
const LAST = `id: 2\nevent: run.completed\ndata: {"seq":2,"at":2,"type":"run.completed","cost":{"usd":0.00123,"source":"computed"},"timings":{"wallMs":1480.4,"slowestMemberMs":1000,"ratio":1.48}}\n\n`;

test("the stream is what a browser's EventSource reads, byte for byte", async () => {
  const { get } = await createFinishedRun();
  const response = await get();
  expect([response.status, await response.text()]).toEqual([200, `: open\n\n${FIRST}${LAST}`]);
  expect(
    ["content-type", "cache-control", "x-accel-buffering"].map((name) => response.headers.get(name)),
  ).toEqual(["text/event-stream; charset=utf-8", "no-cache, no-transform", "no"]);
});

test("it resumes after Last-Event-ID, or after the query's number, and the header wins", async () => {
  const { get } = await createFinishedRun();
  const headers = { "last-event-id": "1" };
  const texts = await Promise.all(
    [get({ headers }), get({}, "?after=1"), get({ headers: { "last-event-id": "0" } }, "?after=1")].map(
      async (one) => (await one).text(),
    ),
  );
  expect(texts).toEqual([`: open\n\n${LAST}`, `: open\n\n${LAST}`, `: open\n\n${FIRST}${LAST}`]);
});

test("a run that has ended has nothing for those who saw its end", async () => {
  const { get } = await createFinishedRun();
  const response = await get({ headers: { "last-event-id": "2" } });
  expect([response.status, await response.text()]).toEqual([204, ""]);
});

test.each(["-1", "1.5", "abc", "", "3", "99999999999999999999", "1 2"])(
  "Last-Event-ID %j is refused with a remedy",
  async (value) => {
    const { get } = await createFinishedRun();
    const response = await get({ headers: { "last-event-id": value } });
    const problem = problemSchema.parse(await response.json());
    expect([response.status, problem.code, problem.errors?.[0]?.path]).toEqual([
      400,
      "invalid-query",
      "Last-Event-ID",
    ]);
  },
);

test("a silent run sends a comment every 15 seconds, and then its next event", async () => {
  const bench = createApiBench({
    scripts: { "lab/a": { kind: "says", pieces: ["At last."], everyMs: 40_000 }, "lab/j": { kind: "hangs" } },
  });
  const id = await bench.start({}, ownerId);
  const lastSeq = bench.deps.executor.find(id)?.state()?.lastSeq ?? 0;
  const response = await bench.call(GET, `/api/runs/${id}/events?after=${lastSeq}`, {
    params: { runId: id },
  });
  const reader = response.body?.getReader();
  const read = async () =>
    new TextDecoder().decode((await bench.until(reader?.read() ?? Promise.reject())).value);
  const startMs = bench.clock.now();
  const comments = [await read(), await read(), await read()];
  expect([...comments, bench.clock.now() - startMs]).toEqual([
    ": open\n\n",
    ": keep-alive\n\n",
    ": keep-alive\n\n",
    30_000,
  ]);
  expect(await read()).toContain(`id: ${lastSeq + 1}\nevent: candidate.delta\n`);
  await reader?.cancel();
});

test("a client that leaves stops nothing but its own stream", async () => {
  const bench = createApiBench();
  const id = await bench.start({}, ownerId);
  const response = await bench.call(GET, `/api/runs/${id}/events`, { params: { runId: id } });
  await response.body?.cancel();
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  expect(await bench.store.find(id)).toMatchObject({ status: "completed" });
});

test("nothing is read ahead for a client that does not read", async () => {
  const bench = createApiBench();
  const id = await bench.start({}, ownerId);
  let reads = 0;
  const inner = bench.store.readEvents;
  bench.store.readEvents = (...args) => {
    reads += 1;
    return inner(...args);
  };
  const response = await bench.call(GET, `/api/runs/${id}/events`, { params: { runId: id } });
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  expect(reads).toBe(0);
  const ids = [...(await bench.until(response.text())).matchAll(/^id: (\d+)$/gm)].map((match) =>
    Number(match[1]),
  );
  expect(ids).toEqual((await inner(id, 0)).map(({ seq }) => seq));
});
