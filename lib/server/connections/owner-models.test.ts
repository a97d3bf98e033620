import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelSummary } from "@/lib/contract/models";
import type { ModelPart } from "@/lib/fusion/ports";
import { type Connection, fixedListing } from "@/lib/server/models/connection";
import { demoConnection } from "@/lib/server/models/demo/demo-connection";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { modelSummary } from "@/lib/server/models/testing/model-summary";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { requireValue } from "@/lib/server/runs/testing/run-bench";
import { openOwnerModelPort } from "./owner-model-port";
import { sealAnew } from "./seal-anew";
import { CANARY, createConnectionBench, OTHER, OWNER, ringOf } from "./testing/connection-bench";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: { a: answer("A") } });
});
afterAll(() => upstream.close());

const lab = (name = "lab") => ({
  kind: "openai-compatible" as const,
  name,
  baseUrl: upstream.url,
  apiKey: CANARY,
});

/** A connection that the operator set up. */
const shared = (id: string, ...models: ModelSummary[]): Connection => ({
  id,
  key: `instance:${id}`,
  name: id,
  kind: "openai-compatible",
  ...fixedListing(models.length > 0 ? models : [modelSummary(`${id}/shared`)]),
  async *stream(): AsyncGenerator<ModelPart> {
    yield { type: "text", text: "From the instance." };
  },
});

const idsOf = async (bench: ReturnType<typeof createConnectionBench>, owner = OWNER) =>
  (await (await bench.models.forOwner(owner)).list()).items.map(({ id }) => id);

test("an owner has their own models and the instance's, nobody else's", async () => {
  const bench = createConnectionBench({ instance: [shared("team")] });
  requireValue(await bench.service.add(OWNER, lab()));
  expect([await idsOf(bench), await idsOf(bench, OTHER)]).toEqual([
    ["lab/a", "team/shared"],
    ["team/shared"],
  ]);
  const models = await bench.models.forOwner(OWNER);
  expect([models.isOwn("lab/a"), models.isOwn("team/shared")]).toEqual([true, false]);
});

test("guests who bring their own keys have those, and what needs none", async () => {
  const bench = createConnectionBench({
    instance: [shared("team"), demoConnection()],
    guestAccess: "own-keys",
  });
  requireValue(await bench.service.add(OWNER, lab()));
  const { connections } = await (await bench.models.forOwner(OWNER)).list();
  expect(connections.map(({ id }) => id)).toEqual(["lab", "demo"]);
  expect((await bench.service.list(OWNER)).items.map(({ slug }) => slug)).toEqual(["lab", "demo"]);
});

test("whoever has an account has the instance's, whatever guests may", async () => {
  const bench = createConnectionBench({
    instance: [shared("team"), demoConnection()],
    guestAccess: "own-keys",
  });
  const { connections } = await (await bench.models.forOwner("acc_ada")).list();
  expect(connections.map(({ id }) => id)).toEqual(["team", "demo"]);
  expect((await bench.service.list("acc_ada")).items.map(({ slug }) => slug)).toEqual(["team", "demo"]);
});

test("where the operator later takes an owner's id, the owner's own stays theirs", async () => {
  const instance: Connection[] = [];
  const bench = createConnectionBench({ instance });
  requireValue(await bench.service.add(OWNER, lab()));
  const later = createConnectionBench({ instance: [shared("lab")], store: bench.store });
  expect([await idsOf(later), await idsOf(later, OTHER)]).toEqual([["lab/a"], ["lab/shared"]]);
});

test("what was opened is kept until it changes, by whatever process", async () => {
  const bench = createConnectionBench();
  const { id } = requireValue(await bench.service.add(OWNER, lab()));
  await idsOf(bench);
  const asked = upstream.requests.length;
  await idsOf(bench);
  expect(upstream.requests.length).toBe(asked);
  const elsewhere = createConnectionBench({ store: bench.store });
  requireValue(await elsewhere.service.change(OWNER, id, { name: "Changed" }));
  const { connections } = await (await bench.models.forOwner(OWNER)).list();
  expect(connections[0]?.name).toBe("Changed");
  requireValue(await elsewhere.service.delete(OWNER, id));
  expect((await bench.models.listOwn(OWNER)).length).toBe(0);
});

test("only so many owners are kept in memory; the one not seen for longest is opened anew", async () => {
  const bench = createConnectionBench({ maxOwners: 2 });
  const owners = ["guest_1", "guest_2", "guest_3"];
  for (const owner of owners) requireValue(await bench.service.add(owner, lab()));
  const open = async (owner: string) => (await bench.models.listOwn(owner))[0]?.connection;
  const third = await open("guest_3");
  const second = await open("guest_2");
  const first = await open("guest_1");
  expect([(await open("guest_2")) === second, (await open("guest_1")) === first]).toEqual([true, true]);
  expect((await open("guest_3")) === third).toBe(false);
});

test("after the ring was turned a key is sealed anew by its first use, and all are at the next start", async () => {
  const first = createConnectionBench({ ring: ringOf("a") });
  requireValue(await first.service.add(OWNER, lab()));
  requireValue(await first.service.add(OTHER, lab()));
  requireValue(await first.service.add(OTHER, { ...lab("open"), apiKey: null }));
  const sealedBy = async (owner: string) =>
    (await first.store.list(owner)).map(({ keyCipher }) => keyCipher?.slice(0, 5) ?? null);
  const turned = createConnectionBench({ ring: ringOf("b", "a"), store: first.store });
  const parts = await collectParts(await turned.models.forOwner(OWNER), callFor("lab/a"));
  expect([parts[0], await sealedBy(OWNER), await sealedBy(OTHER)]).toEqual([
    { type: "text", text: "A" },
    ["v1.b."],
    ["v1.a.", null],
  ]);
  expect(await sealAnew(first.store, ringOf("b", "a"))).toEqual({ sealed: 1, unreadable: 0 });
  expect(await sealedBy(OTHER)).toEqual(["v1.b.", null]);
  const alone = createConnectionBench({ ring: ringOf("b"), store: first.store });
  expect((await collectParts(await alone.models.forOwner(OTHER), callFor("lab/a")))[0]).toEqual(parts[0]);
});

test("a key that no master key opens is said to be lost, and nothing is sent", async () => {
  const first = createConnectionBench({ ring: ringOf("a") });
  requireValue(await first.service.add(OWNER, lab()));
  const asked = upstream.requests.length;
  const lost = createConnectionBench({ ring: ringOf("z"), store: first.store });
  const message =
    "lab: Its key cannot be read any more: the server's master key was replaced. Enter the key again.";
  const [view] = (await lost.service.list(OWNER)).items;
  expect(view).toMatchObject({ state: "unreachable", message });
  expect(await collectParts(await lost.models.forOwner(OWNER), callFor("lab/a"))).toEqual([
    {
      type: "failed",
      failure: { reason: "unauthorized", message, retryable: false },
      served: false,
      usage: null,
      reportedUsd: null,
    },
  ]);
  expect([await sealAnew(first.store, ringOf("z")), upstream.requests.length]).toEqual([
    { sealed: 0, unreadable: 1 },
    asked,
  ]);
});

test("a run's models follow what becomes of a connection while it runs", async () => {
  const bench = createConnectionBench();
  const { id } = requireValue(await bench.service.add(OWNER, lab()));
  const port = await openOwnerModelPort(bench.models, OWNER, () => undefined);
  await port.list();
  const first = await collectParts(port, callFor("lab/a"));
  requireValue(await bench.service.change(OWNER, id, { apiKey: "sk-other-key-0001" }));
  await collectParts(port, callFor("lab/a"));
  requireValue(await bench.service.delete(OWNER, id));
  const after = await collectParts(port, callFor("lab/a"));
  expect([
    first[0],
    upstream
      .requestsFor("a")
      .slice(-2)
      .map(({ headers }) => headers.authorization),
  ]).toEqual([{ type: "text", text: "A" }, [`Bearer ${CANARY}`, "Bearer sk-other-key-0001"]]);
  expect(after).toMatchObject([
    {
      type: "failed",
      failure: {
        reason: "invalid-request",
        message:
          'There is no connection "lab" (any more): it was deleted or paused. Settings → Connections has those there are.',
      },
    },
  ]);
});

test("a database that does not answer fails the call, not the run", async () => {
  const bench = createConnectionBench();
  let down = false;
  const reports: string[] = [];
  const models = {
    forOwner: (owner: string) =>
      down ? Promise.reject(new Error("No disk.")) : bench.models.forOwner(owner),
  };
  const port = await openOwnerModelPort(models, OWNER, (what) => reports.push(what));
  down = true;
  const parts = await collectParts(port, callFor("demo/careful"));
  expect([parts, reports.length]).toMatchObject([[{ type: "failed", failure: { reason: "unknown" } }], 1]);
});
