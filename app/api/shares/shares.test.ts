import { expect, test } from "vitest";
import { POST as judgeAgain } from "@/app/api/runs/[runId]/fusions/route";
import { DELETE as revoke, GET as settings, POST as share } from "@/app/api/runs/[runId]/share/route";
import { problemSchema } from "@/lib/contract/problem";
import { type ShareView, shareViewSchema } from "@/lib/contract/shares";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { RunState } from "@/lib/fusion/run-state";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import { type ApiBench, COOKIE, createApiBench, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { createMemoryRunStore } from "@/lib/server/runs/testing/memory-run-store";
import { requireValue } from "@/lib/server/runs/testing/run-bench";
import { SAMPLE_STARTED_AT_MS } from "@/lib/server/runs/testing/sample-run";
import { createMemoryShareStore } from "@/lib/server/shares/testing/memory-share-store";
import { GET as readAttachment } from "./[slug]/attachments/[attachmentId]/route";
import { GET as readEvents } from "./[slug]/events/route";
import { GET as read } from "./[slug]/route";

const { ownerId } = identifyGuest(new Request("http://x/", { headers: { cookie: COOKIE } }));
const signedIn = { id: "acct_two", name: "Bo", email: "bo@example.org", role: "member" as const };
const price = { input: 1, output: 4 };
const prices = { "lab/a": price, "lab/b": price, "lab/j": price };

const at = (runId: string, more: object = {}) => ({ params: { runId }, ...more });
const strange = { cookie: "" };

async function open(bench: ApiBench, slug: string, init: object = strange) {
  return bench.call(read, `/api/shares/${slug}`, { params: { slug }, ...init });
}

async function makeShare(bench: ApiBench, runId: string, json: object = {}): Promise<ShareView> {
  const response = await bench.call(share, "/x", at(runId, { json }));
  expect(response.status).toBe(201);
  return shareViewSchema.parse(await response.json());
}

async function endedRun(bench: ApiBench): Promise<string> {
  const id = await bench.start({}, ownerId);
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  return id;
}

const eventsIn = (text: string) =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? "") as RunEvent);

test("a permalink is made once, changed by asking again, and a new one has another address", async () => {
  const bench = createApiBench();
  const id = await endedRun(bench);
  const first = await makeShare(bench, id);
  expect(first).toEqual({
    slug: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
    url: `/s/${first.slug}`,
    ...{ audience: "link", showCosts: false, expiresAt: null, expired: false, outgrown: false },
    createdAt: new Date(bench.clock.now()).toISOString(),
  });
  const expiresAt = new Date(bench.clock.now() + 60_000).toISOString();
  const changed = { ...first, showCosts: true, audience: "instance", expiresAt };
  expect(await makeShare(bench, id, { showCosts: true, audience: "instance", expiresAt })).toEqual(changed);
  expect(await makeShare(bench, id)).toEqual(changed);
  expect(await (await bench.call(settings, "/x", at(id))).json()).toEqual({ share: changed });
  expect((await bench.call(revoke, "/x", at(id, { method: "DELETE" }))).status).toBe(204);
  expect(await (await bench.call(settings, "/x", at(id))).json()).toEqual({ share: null });
  expect((await bench.call(revoke, "/x", at(id, { method: "DELETE" }))).status).toBe(404);
  expect((await makeShare(bench, id)).slug).not.toBe(first.slug);
});

test("whoever has the link reads the run, gets no cookie, and learns neither its id nor its owner", async () => {
  const bench = createApiBench({ prices });
  const id = await endedRun(bench);
  const { slug } = await makeShare(bench, id);
  const response = await open(bench, slug);
  const text = await response.text();
  const state = JSON.parse(text) as RunState;
  expect([
    response.status,
    response.headers.get("set-cookie"),
    response.headers.get("cache-control"),
  ]).toEqual([200, null, "no-store"]);
  expect([state.id, state.status, state.prompt, state.candidates.length, state.fusions.length]).toEqual([
    ...[slug, "completed", "Why is the sky blue?"],
    ...[2, 1],
  ]);
  expect([text.includes(id), text.includes(ownerId), state.cost]).toEqual([
    false,
    false,
    { usd: null, source: "unknown" },
  ]);
  await makeShare(bench, id, { showCosts: true });
  const shown = (await (await open(bench, slug)).json()) as RunState;
  expect(shown.cost).toEqual(requireValue(await bench.service.get(ownerId, id)).cost);
});

test("someone else's run cannot be shared, and its permalink can be neither read, changed nor revoked by them", async () => {
  const bench = createApiBench();
  const id = await endedRun(bench);
  await makeShare(bench, id);
  const missing = await (await bench.call(settings, "/x", at(`run_${"x".repeat(22)}`))).text();
  const theirs = { cookie: OTHER_COOKIE };
  for (const answer of [
    await bench.call(settings, "/x", at(id, theirs)),
    await bench.call(share, "/x", at(id, { ...theirs, json: { showCosts: true } })),
    await bench.call(revoke, "/x", at(id, { ...theirs, method: "DELETE" })),
  ])
    expect([answer.status, await answer.text()]).toEqual([404, missing]);
  expect((await makeShare(bench, id)).showCosts).toBe(false);
});

test("revoked, expired, for others and never made: one answer, on every address", async () => {
  const bench = createApiBench();
  const ids = [await endedRun(bench), await endedRun(bench), await endedRun(bench)] as const;
  const [revoked, expired, forOthers] = [
    await makeShare(bench, ids[0]),
    await makeShare(bench, ids[1], { expiresAt: new Date(bench.clock.now() + 5_000).toISOString() }),
    await makeShare(bench, ids[2], { audience: "instance" }),
  ];
  expect((await open(bench, expired.slug)).status).toBe(200);
  await bench.call(revoke, "/x", at(ids[0], { method: "DELETE" }));
  await bench.until(bench.clock.sleep(5_000, new AbortController().signal));
  const answers = new Set<string>();
  for (const slug of [
    revoked.slug,
    expired.slug,
    forOthers.slug,
    "AAAAAAAAAAAAAAAAAAAAAA",
    "x",
    "é".repeat(99),
    `${revoked.slug}\u0000`,
  ]) {
    for (const init of [strange, { cookie: OTHER_COOKIE }]) {
      const params = { slug, attachmentId: `att_${"a".repeat(22)}` };
      for (const answer of [
        await open(bench, encodeURIComponent(slug), { ...init, params }),
        await bench.call(readEvents, "/x", { ...init, params }),
        await bench.call(readAttachment, "/x", { ...init, params }),
      ])
        answers.add(`${answer.status} ${answer.headers.get("set-cookie")} ${await answer.text()}`);
    }
  }
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toMatch(/^404 null /);
  bench.as(signedIn);
  expect((await open(bench, forOthers.slug)).status).toBe(200);
});

test("whatever the reason, a refusal comes after the same work: one look for the permalink, none for the run", async () => {
  const shareStore = createMemoryShareStore();
  const looks: string[] = [];
  const runs = createMemoryRunStore(shareStore);
  const bench = createApiBench({
    shareStore: {
      ...shareStore,
      find: async (slug) => {
        looks.push("share");
        return shareStore.find(slug);
      },
    },
    store: {
      ...runs,
      find: async (id) => {
        looks.push("run");
        return runs.find(id);
      },
    },
  });
  const expiresAt = new Date(bench.clock.now() + 60_000).toISOString();
  const expired = await makeShare(bench, await endedRun(bench), { expiresAt });
  const forOthers = await makeShare(bench, await endedRun(bench), { audience: "instance" });
  const gone = await endedRun(bench);
  const revoked = await makeShare(bench, gone);
  await bench.call(revoke, "/x", at(gone, { method: "DELETE" }));
  await bench.until(bench.clock.sleep(60_000, new AbortController().signal));
  for (const slug of [revoked.slug, expired.slug, forOthers.slug, "AAAAAAAAAAAAAAAAAAAAAA"]) {
    looks.length = 0;
    expect([(await open(bench, slug)).status, looks]).toEqual([404, ["share"]]);
  }
});

test("the stream is the run's up to the end of the session that was shared, and resumes", async () => {
  const bench = createApiBench();
  const id = await bench.start({}, ownerId);
  const { slug } = await makeShare(bench, id);
  const stream = await bench.call(readEvents, "/x", { params: { slug }, ...strange });
  expect([stream.status, stream.headers.get("content-type")]).toEqual([
    200,
    "text/event-stream; charset=utf-8",
  ]);
  const events = eventsIn(await bench.until(stream.text()));
  const own = requireValue(await bench.service.get(ownerId, id));
  expect([events.map(({ seq }) => seq), events.at(-1)?.type]).toEqual([
    Array.from({ length: own.lastSeq }, (_, index) => index + 1),
    "run.completed",
  ]);
  const resume = (after: number) =>
    bench.call(readEvents, "/x", {
      params: { slug },
      ...strange,
      headers: { "last-event-id": String(after) },
    });
  expect(eventsIn(await (await resume(own.lastSeq - 2)).text()).map(({ seq }) => seq)).toEqual([
    own.lastSeq - 1,
    own.lastSeq,
  ]);
  expect((await resume(own.lastSeq)).status).toBe(204);
  expect(problemSchema.parse(await (await resume(own.lastSeq + 1)).json()).code).toBe("invalid-query");
});

test("what its owner does afterwards is not shown: not in the state, not in the stream, not to who was watching", async () => {
  const bench = createApiBench();
  const id = await endedRun(bench);
  const view = await makeShare(bench, id);
  const before = (await (await open(bench, view.slug)).json()) as RunState;
  await bench.call(judgeAgain, "/x", at(id, { json: { mode: "best-of" } }));
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  expect(requireValue(await bench.service.get(ownerId, id)).fusions).toHaveLength(2);
  expect(await (await open(bench, view.slug)).json()).toEqual(before);
  const stream = await bench.call(readEvents, "/x", { params: { slug: view.slug }, ...strange });
  expect(eventsIn(await stream.text()).at(-1)?.seq).toBe(before.lastSeq);
  expect(await makeShare(bench, id)).toEqual({ ...view, outgrown: true });
});

test("whoever watches is cut off when it is revoked, within a second or so", async () => {
  const bench = createApiBench({
    scripts: {
      "lab/a": { kind: "says", pieces: Array.from({ length: 60 }, () => "word "), everyMs: 1_000 },
      "lab/j": { kind: "says", pieces: ["x"] },
    },
  });
  const id = await bench.start({ pool: [{ model: "lab/a" }] }, ownerId);
  const { slug } = await makeShare(bench, id);
  const stream = await bench.call(readEvents, "/x", { params: { slug }, ...strange });
  const text = stream.text();
  await bench.until(bench.clock.sleep(5_000, new AbortController().signal));
  await bench.call(revoke, "/x", at(id, { method: "DELETE" }));
  const events = eventsIn(await bench.until(text));
  expect(events.at(-1)?.type).toBe("candidate.delta");
  expect(events.at(-1)?.at).toBeLessThan(bench.clock.now() - SAMPLE_STARTED_AT_MS);
  expect(events.at(-1)?.at).toBeLessThan(8_000);
  expect((await open(bench, slug)).status).toBe(404);
});

test("files are read through it: those of its prompt, and no other of the owner's", async () => {
  const bench = createApiBench();
  const data = new TextEncoder().encode("the file");
  const [shown, other] = [
    requireValue(await bench.attachments.add(ownerId, { name: "a.txt", data })),
    requireValue(await bench.attachments.add(ownerId, { name: "b.txt", data })),
  ];
  const id = await bench.start({ attachments: [shown.id] }, ownerId);
  const { slug } = await makeShare(bench, id);
  const get = (attachmentId: string) =>
    bench.call(readAttachment, "/x", { params: { slug, attachmentId }, ...strange });
  const file = await get(shown.id);
  expect([file.status, await file.text(), file.headers.get("cache-control")]).toEqual([
    200,
    "the file",
    "no-store",
  ]);
  expect((await get(other.id)).status).toBe(404);
});

test("what is wrong is refused with its field", async () => {
  const bench = createApiBench();
  const id = await endedRun(bench);
  for (const [json, path] of [
    [{ expiresAt: new Date(bench.clock.now()).toISOString() }, "expiresAt"],
    [{ expiresAt: "tomorrow" }, "expiresAt"],
    [{ audience: { $ne: "link" } }, "audience"],
    [{ slug: "mine" }, "slug"],
    [{ ownerId: "acct_two" }, "ownerId"],
  ] as const) {
    const answer = await bench.call(share, "/x", at(id, { json }));
    const { code, errors } = problemSchema.parse(await answer.json());
    expect([answer.status, code, errors?.[0]?.path]).toEqual([422, "invalid-body", path]);
  }
});
