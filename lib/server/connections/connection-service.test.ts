import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_CONNECTIONS } from "@/lib/contract/connections";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import type { Upstream } from "@/lib/server/models/testing/upstream";
import { startUpstream } from "@/lib/server/models/testing/upstream";
import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { requireValue } from "@/lib/server/runs/testing/run-bench";
import { CANARY, createConnectionBench, OTHER, OWNER } from "./testing/connection-bench";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({
    models: {
      "lab/big": answer("Big."),
      "lab/small": answer("OK"),
      "lab/shut": fault(401, { message: `No ${CANARY}` }),
    },
  });
});
afterAll(() => upstream.close());

const lab = () => ({
  kind: "openai-compatible" as const,
  name: "My Lab",
  baseUrl: upstream.url,
  apiKey: CANARY,
});

const refusalOf = (outcome: { ok: boolean; refusal?: unknown }) => (outcome.ok ? null : outcome.refusal);

test("what is added is listed with its state and the end of its key, and never the key", async () => {
  const { service, store } = createConnectionBench();
  const view = requireValue(await service.add(OWNER, lab()));
  expect(view).toEqual({
    id: expect.stringMatching(/^con_[A-Za-z0-9_-]{22}$/),
    slug: "my-lab",
    name: "My Lab",
    kind: "openai-compatible",
    own: true,
    baseUrl: upstream.url,
    hasKey: true,
    keyHint: "9a77",
    state: "ready",
    message: null,
    models: 3,
    createdAt: expect.any(String),
  });
  const { items } = await service.list(OWNER);
  expect(items.map(({ slug, own }) => [slug, own])).toEqual([
    ["my-lab", true],
    ["demo", false],
  ]);
  expect(JSON.stringify([items, await store.list(OWNER)])).not.toContain("canary");
});

test("a call through it carries its key", async () => {
  const { service, models } = createConnectionBench();
  requireValue(await service.add(OWNER, lab()));
  const parts = await collectParts(await models.forOwner(OWNER), callFor("my-lab/lab/small"));
  const [request] = upstream.requestsFor("lab/small").slice(-1);
  expect([parts.at(0), request?.headers.authorization]).toEqual([
    { type: "text", text: "OK" },
    `Bearer ${CANARY}`,
  ]);
});

test("someone else's connection answers like one that is not there", async () => {
  const { service } = createConnectionBench();
  const { id } = requireValue(await service.add(OWNER, lab()));
  const missing = {
    code: "not-found",
    detail: "There is no such connection, or it is not yours. It may have been deleted.",
  };
  const asked = [
    await service.change(OTHER, id, { name: "Mine" }),
    await service.delete(OTHER, id),
    await service.test(OTHER, id),
    await service.change(OWNER, "demo", { name: "Mine" }),
    await service.delete(OWNER, `con_${"x".repeat(22)}`),
  ];
  expect(asked.map(refusalOf)).toEqual(asked.map(() => missing));
  expect((await service.list(OTHER)).items.filter(({ own }) => own)).toEqual([]);
});

test("names give slugs that nothing else has, and stay when the name changes", async () => {
  const { service } = createConnectionBench();
  const add = async (name: string) => requireValue(await service.add(OWNER, { ...lab(), name }));
  const slugs = [(await add("Demo")).slug, (await add("My Lab")).slug, (await add("my lab")).slug];
  const { id } = await add("Another");
  const renamed = requireValue(await service.change(OWNER, id, { name: "Renamed" }));
  expect([slugs, renamed.slug, renamed.name]).toEqual([
    ["demo-2", "my-lab", "my-lab-2"],
    "another",
    "Renamed",
  ]);
});

test.each([
  [{ kind: "openai" as const }, "apiKey", "Enter the key."],
  [{ kind: "openai-compatible" as const }, "baseUrl", "Enter the server's address."],
  [
    { kind: "openai-compatible" as const, baseUrl: "http://10.0.0.1/v1" },
    "baseUrl",
    "10.0.0.1 is a private address. This server only calls public addresses, unless its operator lists the host in ALLOW_PRIVATE_HOSTS.",
  ],
  [
    { kind: "openai" as const, apiKey: CANARY, baseUrl: "http://api.example.com/v1" },
    "baseUrl",
    "Begin the address with https://: a key is never sent in the clear.",
  ],
])("%j is refused beside its field, added or only tested", async (body, path, message) => {
  const { service, store } = createConnectionBench();
  const refusal = { code: "invalid-body", detail: message, errors: [{ path, message }] };
  expect([
    refusalOf(await service.add(OWNER, body)),
    refusalOf(await service.testDraft(body)),
    await store.list(OWNER),
  ]).toEqual([refusal, refusal, []]);
});

test("a new address asks for the key again, and the old key never reaches it", async () => {
  await using other = await startUpstream({ models: { "lab/a": answer("A") } });
  const { service, models, store } = createConnectionBench();
  const { id } = requireValue(await service.add(OWNER, lab()));
  const refused = await service.change(OWNER, id, { baseUrl: other.url });
  expect(refusalOf(refused)).toMatchObject({
    errors: [{ path: "apiKey", message: "Enter the key again: the old one was for the old address." }],
  });
  // As if someone had changed the database by hand.
  const [record] = await store.list(OWNER);
  if (record) await store.update(record, { baseUrl: other.url });
  const parts = await collectParts(await models.forOwner(OWNER), callFor("my-lab/lab/a"));
  expect(parts).toMatchObject([{ type: "failed", failure: { reason: "unauthorized" } }]);
  expect(other.requests).toEqual([]);
  const moved = requireValue(
    await service.change(OWNER, id, { baseUrl: other.url, apiKey: "sk-other-key-0001" }),
  );
  expect([moved.baseUrl, moved.keyHint, moved.state]).toEqual([other.url, "0001", "ready"]);
  expect(other.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer sk-other-key-0001"]);
});

test("the same address in another notation keeps the key, and null takes it away", async () => {
  const { service } = createConnectionBench();
  const { id } = requireValue(await service.add(OWNER, lab()));
  const same = requireValue(await service.change(OWNER, id, { baseUrl: `${upstream.url}/` }));
  const bare = requireValue(await service.change(OWNER, id, { apiKey: null }));
  expect([same.keyHint, bare.hasKey, bare.keyHint]).toEqual(["9a77", false, null]);
});

test("a paused connection is in no list of models until it goes on, and a deleted one is gone", async () => {
  const { service, models } = createConnectionBench();
  const { id } = requireValue(await service.add(OWNER, lab()));
  const listed = async () =>
    (await (await models.forOwner(OWNER)).list()).connections.map(({ id: slug }) => slug);
  const before = await listed();
  const paused = requireValue(await service.change(OWNER, id, { paused: true }));
  const meanwhile = await listed();
  requireValue(await service.change(OWNER, id, { paused: false }));
  const again = await listed();
  requireValue(await service.delete(OWNER, id));
  expect([paused.state, before, meanwhile, again, await listed()]).toEqual([
    "paused",
    ["my-lab", "demo"],
    ["demo"],
    ["my-lab", "demo"],
    ["demo"],
  ]);
});

test("a test counts the models and asks one a tiny question", async () => {
  const { service } = createConnectionBench();
  const { id } = requireValue(await service.add(OWNER, lab()));
  const tested = requireValue(await service.test(OWNER, id));
  expect(tested).toEqual({
    ok: true,
    models: 3,
    model: expect.any(String),
    ms: expect.any(Number),
    message: expect.stringMatching(/ answered\.$/),
  });
});

test("a test that fails says why in the provider's words, without the key", async () => {
  await using shut = await startUpstream({
    models: { "lab/shut": fault(401, { message: `Incorrect key ${CANARY} provided.` }) },
  });
  const { service } = createConnectionBench();
  const tested = requireValue(
    await service.testDraft({ kind: "openai-compatible", baseUrl: shut.url, apiKey: CANARY }),
  );
  expect([tested.ok, tested.models, tested.model]).toEqual([false, 1, "lab/shut"]);
  expect(tested.message).toContain("Incorrect key ••• provided.");
});

test("a test of nothing says what stands in the way", async () => {
  const gone = await startUpstream({ models: {} });
  await gone.close();
  const { service } = createConnectionBench();
  const tested = requireValue(await service.testDraft({ kind: "openai-compatible", baseUrl: gone.url }));
  expect(tested).toMatchObject({ ok: false, models: null, model: null });
  expect(tested.message).toContain(`nothing listens at ${new URL(gone.url).host}`);
});

test("there is a most", async () => {
  const { service } = createConnectionBench();
  for (let n = 0; n < MAX_CONNECTIONS; n += 1) requireValue(await service.add(OWNER, lab()));
  expect(refusalOf(await service.add(OWNER, lab()))).toMatchObject({ code: "limit-reached" });
  expect((await service.add(OTHER, lab())).ok).toBe(true);
});

test("servers of this machine are offered unless they are connected already, and only where asked for", async () => {
  const offer = { name: "Ollama", baseUrl: upstream.url, models: 3 };
  const other = { name: "vLLM", baseUrl: "http://127.0.0.1:8000/v1", models: 1 };
  const { service } = createConnectionBench({
    allow: ["127.0.0.1", "localhost"],
    findLocalServers: async () => [offer, other],
  });
  const before = await service.findLocal(OWNER);
  requireValue(
    await service.add(OWNER, { ...lab(), baseUrl: upstream.url.replace("127.0.0.1", "localhost") }),
  );
  expect([
    before.items,
    (await service.findLocal(OWNER)).items,
    (await createConnectionBench().service.findLocal(OWNER)).items,
  ]).toEqual([[offer, other], [other], []]);
});
