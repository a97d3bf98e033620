import type { APIRequestContext } from "@playwright/test";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { parseEvents, readEventsUntil } from "./event-stream";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { answerAround } from "./lab/lab";

test.use({ site: "lab" });

const BODY = {
  prompt: "How much is it?",
  mode: "best-of",
  pool: [{ model: "lab/alder" }, { model: "lab/birch" }],
  judge: { models: ["lab/judge"] },
  wait: { policy: "all" },
};

test.beforeEach(({ lab }) => {
  lab.script("alder", answer("Alder says seventeen."));
  lab.script("birch", answer("Birch says eighteen."));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "eighteen") })),
  );
});

async function start(request: APIRequestContext, body: object = BODY, headers = {}): Promise<string> {
  const response = await request.post("/api/runs", { data: body, headers });
  expect(response.status(), await response.text()).toBe(202);
  const { id, url, events } = (await response.json()) as { id: string; url: string; events: string };
  expect({ url, events }).toEqual({ url: `/runs/${id}`, events: `/api/runs/${id}/events` });
  return id;
}

async function getState(request: APIRequestContext, id: string): Promise<Record<string, unknown>> {
  const response = await request.get(`/api/runs/${id}`);
  expect(response.status()).toBe(200);
  return response.json();
}

test("a run's events come on one stream, in order and without gaps, and end with the run", async ({
  request,
}) => {
  const id = await start(request);
  const response = await request.get(`/api/runs/${id}/events`);
  expect(response.headers()).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  const events = parseEvents(await response.text());
  expect(events.map(({ id: seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.every(({ id: seq, type, data }) => seq === data.seq && type === data.type)).toBe(true);
  expect(events[0]?.type).toBe("run.started");
  expect(events.at(-1)?.type).toBe("run.completed");
  expect(events.filter(({ type }) => /^candidate\.(completed|failed)$/.test(type))).toHaveLength(2);
  expect(events.filter(({ type }) => /^fusion\.(completed|failed)$/.test(type))).toHaveLength(1);

  const state = await getState(request, id);
  expect(state).toMatchObject({
    id,
    status: "completed",
    prompt: BODY.prompt,
    mode: "best-of",
    lastSeq: events.length,
    candidates: [
      {
        label: "A",
        model: "lab/alder",
        status: "completed",
        text: "Alder says seventeen.",
        judged: true,
        finish: "stop",
      },
      {
        label: "B",
        model: "lab/birch",
        status: "completed",
        text: "Birch says eighteen.",
        judged: true,
        finish: "stop",
      },
    ],
    fusions: [{ mode: "best-of", judge: "lab/judge", status: "completed", answer: "Birch says eighteen." }],
    cost: { source: "computed" },
  });
});

test("a stream that was cut is resumed after its last event, and one that has all answers 204", async ({
  request,
  server,
  lab,
}) => {
  const gate = lab.gate();
  lab.script("birch", answerAround(gate, "Birch says eighteen", "in the end."));
  const id = await start(request);
  const { cookies } = await request.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const url = `${server.url}/api/runs/${id}/events`;
  const first = await readEventsUntil(url, { cookie }, (events) =>
    events.some(({ type, data }) => type === "candidate.delta" && data.candidate === "B"),
  );
  gate.open();
  const rest = await readEventsUntil(url, { cookie, "last-event-id": String(first.at(-1)?.id) }, () => false);
  const seqs = [...first, ...rest].map(({ id: seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(rest.at(-1)?.type).toBe("run.completed");

  const whole = parseEvents(await (await request.get(`/api/runs/${id}/events`)).text());
  expect(whole.slice(0, seqs.length)).toEqual([...first, ...rest]);
  const caughtUp = await request.get(`/api/runs/${id}/events`, {
    headers: { "last-event-id": String(whole.length) },
  });
  expect(caughtUp.status()).toBe(204);
});

test("the same key makes one run; with another body it is a conflict", async ({ request, lab }) => {
  const headers = { "idempotency-key": "key-of-this-test" };
  const id = await start(request, BODY, headers);
  expect(await start(request, BODY, headers)).toBe(id);
  const conflict = await request.post("/api/runs", { data: { ...BODY, prompt: "Another?" }, headers });
  expect(conflict.status()).toBe(409);
  expect(await conflict.json()).toMatchObject({ code: "idempotency-conflict" });
  await request.get(`/api/runs/${id}/events`);
  expect(lab.calls("alder")).toBe(1);
});

test("stop, retry, judge again, delete", async ({ request, lab }) => {
  lab.script("birch", answerAround(lab.gate(), "Birch begins", "and ends."));
  const id = await start(request);
  await lab.upstream.arrived("birch");
  const accepted = { id, url: `/runs/${id}`, events: `/api/runs/${id}/events` };
  const stopped = await request.post(`/api/runs/${id}/stop`, { data: { candidate: "B" } });
  expect([stopped.status(), await stopped.json()]).toEqual([202, accepted]);
  const ended = parseEvents(await (await request.get(`/api/runs/${id}/events`)).text());
  expect(ended.at(-1)?.type).toBe("run.completed");
  expect(await getState(request, id)).toMatchObject({
    candidates: [{ status: "completed" }, { status: "stopped" }],
    fusions: [{ status: "completed", answer: "Alder says seventeen." }],
  });

  lab.script("birch", answer("Birch says eighteen."));
  expect((await request.post(`/api/runs/${id}/candidates/B/retry`)).status()).toBe(202);
  const retried = await request.get(`/api/runs/${id}/events`, {
    headers: { "last-event-id": String(ended.length) },
  });
  expect(parseEvents(await retried.text())[0]?.type).toBe("run.started");
  const again = await request.post(`/api/runs/${id}/fusions`, {
    data: { mode: "best-of", judge: { models: ["lab/judge"] } },
  });
  expect(again.status()).toBe(202);
  await request.get(`/api/runs/${id}/events`);
  expect(await getState(request, id)).toMatchObject({
    fusions: [{}, { status: "completed", answer: "Birch says eighteen." }],
  });

  const list = (await (await request.get("/api/runs?q=how%20much")).json()) as { items: { id: string }[] };
  expect(list.items.map((item) => item.id)).toContain(id);
  const late = await request.post(`/api/runs/${id}/stop`, { data: {} });
  expect([late.status(), (await late.json()).code]).toEqual([409, "not-running"]);
  expect((await request.delete(`/api/runs/${id}`)).status()).toBe(204);
  expect((await request.get(`/api/runs/${id}`)).status()).toBe(404);
});

test("someone else's run is a 404 for every call, and not in their list", async ({
  request,
  playwright,
  server,
}) => {
  const id = await start(request);
  await request.get(`/api/runs/${id}/events`);
  const stranger = await playwright.request.newContext({ baseURL: server.url });
  const answers = await Promise.all([
    stranger.get(`/api/runs/${id}`),
    stranger.get(`/api/runs/${id}/events`),
    stranger.post(`/api/runs/${id}/stop`, { data: {} }),
    stranger.post(`/api/runs/${id}/candidates/A/retry`),
    stranger.post(`/api/runs/${id}/fusions`, { data: {} }),
    stranger.delete(`/api/runs/${id}`),
  ]);
  for (const response of answers) {
    expect([response.status(), (await response.json()).code], response.url()).toEqual([404, "not-found"]);
  }
  expect(await (await stranger.get("/api/runs")).json()).toEqual({ items: [], nextCursor: null });
  await stranger.dispose();
  expect(await getState(request, id)).toMatchObject({ status: "completed" });
});

test("an address that is no UTF-8 is one that is not there, on a page and in both APIs", async ({
  request,
  server,
}) => {
  const ask = async (path: string) => {
    const response = await request.get(`${server.url}${path}`);
    return [response.status(), response.headers()["content-type"]?.split(";")[0]];
  };
  expect(await ask("/runs/%ff")).toEqual([404, "text/html"]);
  expect(await ask("/api/runs/%E0%A4%A")).toEqual([404, "application/problem+json"]);
  expect(await ask("/v1/models/%ff")).toEqual([401, "application/json"]);
  expect(await ask("/%")).toEqual([404, "text/html"]);
});
