import { expect, test } from "vitest";
import { POST as retry } from "@/app/api/runs/[runId]/candidates/[label]/retry/route";
import { GET as events } from "@/app/api/runs/[runId]/events/route";
import { POST as fuse } from "@/app/api/runs/[runId]/fusions/route";
import { POST as stop } from "@/app/api/runs/[runId]/stop/route";
import { problemSchema } from "@/lib/contract/problem";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import { COOKIE, createApiBench, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { DELETE, GET } from "./route";

const { ownerId } = identifyGuest(new Request("http://x/", { headers: { cookie: COOKIE } }));

async function createRun() {
  const bench = createApiBench();
  const id = await bench.start({}, ownerId);
  const params = { runId: id };
  return { bench, id, params };
}

test("a run's state is answered while it works and after", async () => {
  const { bench, id, params } = await createRun();
  const get = async () =>
    (await (await bench.call(GET, `/api/runs/${id}`, { params })).json()) as { status: string };
  const working = await get();
  await bench.watch(id).catch(() => undefined);
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  expect([working.status, await get()]).toEqual([
    "running",
    JSON.parse(JSON.stringify((await bench.store.findCheckpoint(id))?.state)),
  ]);
});

test("stop takes no body, an empty one, or a candidate", async () => {
  const { bench, id, params } = await createRun();
  const post = (init: object) =>
    bench
      .call(stop, `/api/runs/${id}/stop`, { method: "POST", params, ...init })
      .then(({ status }) => status);
  expect([
    await post({ json: { candidate: "B" } }),
    await post({ json: { candidate: "Z" } }),
    await post({ json: {} }),
  ]).toEqual([202, 422, 202]);
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  expect(await post({})).toBe(409);
});

test("retry and judge again answer with the run's places", async () => {
  const { bench, id, params } = await createRun();
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  const accepted = { id, url: `/runs/${id}`, events: `/api/runs/${id}/events` };
  const again = await bench.call(fuse, `/api/runs/${id}/fusions`, { params, json: { mode: "best-of" } });
  const tried = await bench.call(retry, `/api/runs/${id}/candidates/A/retry`, {
    method: "POST",
    params: { ...params, label: "A" },
  });
  expect([again.status, await again.json(), tried.status, await tried.json()]).toEqual([
    202,
    accepted,
    202,
    accepted,
  ]);
});

test("what cannot be judged again is refused, naming the field", async () => {
  const { bench, id, params } = await createRun();
  const post = async (json: unknown) => {
    const response = await bench.call(fuse, `/api/runs/${id}/fusions`, { params, json });
    return [response.status, problemSchema.parse(await response.json()).errors?.[0]?.path];
  };
  expect([
    await post({ mode: "vote" }),
    await post({ candidates: ["C"] }),
    await post({ judge: { models: ["lab/b"] } }),
    await post({ pool: [] }),
  ]).toEqual([
    [422, "mode"],
    [422, "candidates.0"],
    [422, "judge.models.0"],
    [422, "pool"],
  ]);
});

test("a deleted run is gone", async () => {
  const { bench, id, params } = await createRun();
  const gone = await bench.call(DELETE, `/api/runs/${id}`, { method: "DELETE", params });
  const missing = await bench.call(GET, `/api/runs/${id}`, { params });
  expect([gone.status, await gone.text(), missing.status]).toEqual([204, "", 404]);
});

test("another's run answers every call as one that does not exist, to the letter", async () => {
  const { bench, id } = await createRun();
  const ask = async (runId: string) => {
    const params = { runId };
    const init = { params, cookie: OTHER_COOKIE };
    const responses = [
      await bench.call(GET, `/api/runs/${runId}`, init),
      await bench.call(DELETE, `/api/runs/${runId}`, { ...init, method: "DELETE" }),
      await bench.call(events, `/api/runs/${runId}/events`, init),
      await bench.call(events, `/api/runs/${runId}/events?after=9999`, init),
      await bench.call(stop, `/api/runs/${runId}/stop`, { ...init, json: {} }),
      await bench.call(fuse, `/api/runs/${runId}/fusions`, { ...init, json: { candidates: ["H"] } }),
      await bench.call(retry, `/api/runs/${runId}/candidates/A/retry`, {
        ...init,
        method: "POST",
        params: { runId, label: "A" },
      }),
    ];
    return Promise.all(
      responses.map(async (response) => [response.status, [...response.headers], await response.text()]),
    );
  };
  const others = await ask(id);
  expect(others.map(([status]) => status)).toEqual(Array(7).fill(404));
  expect([await ask("run_zzzzzzzzzzzzzzzzzzzzzz"), await ask("'; DROP TABLE Run;--")]).toEqual([
    others,
    others,
  ]);
});

test("a label that no pool can have is not found", async () => {
  const { bench, id, params } = await createRun();
  const response = await bench.call(retry, `/api/runs/${id}/candidates/z/retry`, {
    method: "POST",
    params: { ...params, label: "z" },
  });
  expect(response.status).toBe(404);
});
