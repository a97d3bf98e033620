import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTokenSchema } from "@/lib/contract/tokens";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { type WatchedQueries, watchQueries } from "@/lib/server/db/testing/watch-queries";
import { type AccountBench, type Browser, createAccountBench } from "@/lib/server/http/testing/account-bench";
import {
  type ApiCall,
  BODIES,
  type CallName,
  findApiCalls,
  paramsOf,
} from "@/lib/server/http/testing/api-calls";
import { requireValue } from "@/lib/server/runs/testing/run-bench";

// It starts databases, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** By the name that a route has for it. */
type Things = Record<string, string>;

const QUERIES: Record<CallName, string> = { "GET /api/runs/[runId]/export": "?as=json" };

describeOnEveryDatabase("what is somebody else's", (provider) => {
  let queries: WatchedQueries;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let bench: AccountBench;
  let ada: Browser;
  let others: Record<"a member" | "a guest", Browser>;
  let things: Things;
  let calls: ApiCall[];
  beforeAll(async () => {
    database = await createTestDatabase(provider);
    queries = watchQueries();
    bench = await createAccountBench({}, database.location);
    ada = bench.browse();
    const ownerId = (await ada.signUp("Ada")).account?.id ?? "";
    others = { "a member": bench.browse(), "a guest": bench.browse() };
    await others["a member"].signUp("Bob");
    others["a guest"].cookies.set("tokamak_guest", "g".repeat(43));
    things = await makeThings(bench, ownerId);
    calls = await findApiCalls();
    // Measured calls are written in batches: the judge's must not fall into the work that is compared.
    await vi.waitFor(async () => expect(await database.prisma.callRecord.count()).toBe(1), 5_000);
  });
  afterAll(async () => {
    await bench.close();
    queries.stop();
    await database.close();
  });

  const send = (who: Browser, { method, path, handle, name }: ApiCall, params: Things) => {
    const own = Object.fromEntries(paramsOf(path).map((part) => [part, params[part] ?? "A"]));
    const json = BODIES[name] ?? undefined;
    return who.call(handle, `${path}${QUERIES[name] ?? ""}`, { method, json, params: own as never });
  };
  const named = ({ path }: ApiCall) => paramsOf(path).some((part) => part in things);
  const isFor = (kind: string, { path }: ApiCall) => kind === "a guest" || !path.includes("[slug]");

  /** Status, words, headers and work: all by which two answers could be told apart. */
  async function answerOf(who: Browser, call: ApiCall, params: Things) {
    queries.take();
    const response = await send(who, call, params);
    const text = await response.text();
    // How many calls are left in this minute is one less with each.
    const headers = [...response.headers].filter(([name]) => !name.startsWith("x-ratelimit-"));
    return { status: response.status, text, headers, work: queries.take() };
  }

  test.each(["a member", "a guest"] as const)(
    "answers %s in every call like what does not exist, after the same work",
    async (kind) => {
      const statuses: Record<CallName, number> = {};
      const missing = Object.fromEntries(Object.entries(things).map(([name, id]) => [name, absent(id)]));
      // A link for people on the instance is a member's to read.
      for (const call of calls.filter((one) => named(one) && isFor(kind, one))) {
        await send(others[kind], call, missing);
        const theirs = await answerOf(others[kind], call, things);
        expect([call.name, theirs]).toEqual([call.name, await answerOf(others[kind], call, missing)]);
        statuses[call.name] = theirs.status;
      }
      const found = Object.entries(statuses).filter(([, status]) => status !== 404);
      const forAdmins = kind === "a member" ? 403 : 401;
      expect(Object.fromEntries(found)).toEqual({
        "PATCH /api/accounts/[accountId]": forAdmins,
        "DELETE /api/invitations/[invitationId]": forAdmins,
        ...(kind === "a guest" && { "DELETE /api/account/sessions/[sessionId]": 401 }),
      });
    },
  );

  test("is not taken in by its id in a body either", async () => {
    const bodies: [CallName, (of: Things) => object][] = [
      ["POST /api/runs", ({ runId }) => ({ prompt: "And?", followUp: { run: runId } })],
      ["POST /api/runs", ({ attachmentId }) => ({ prompt: "And?", attachments: [attachmentId] })],
      ["POST /api/runs", ({ profileId }) => ({ prompt: "And?", profile: profileId })],
      ["POST /api/estimate", ({ profileId }) => ({ prompt: "And?", profile: profileId })],
      ["POST /api/runs/export", ({ runId }) => ({ ids: [runId], as: "json" })],
      ...["delete", "star"].map((action): [CallName, (of: Things) => object] => [
        "POST /api/runs/bulk",
        ({ runId }) => ({ ids: [runId], action }),
      ]),
    ];
    for (const [name, toBody] of bodies) {
      const call = calls.find((one) => one.name === name);
      if (!call) throw new Error(`There is no call ${name}.`);
      const answer = async (of: Things) => {
        queries.take();
        const json = toBody(of);
        const response = await others["a member"].call(call.handle, call.path, { method: call.method, json });
        const text = Object.values(of)
          .toSorted(longestFirst)
          .reduce((all, id) => all.replaceAll(id, "…"), await response.text());
        return { status: response.status, text, work: queries.take() };
      };
      const missing = Object.fromEntries(Object.entries(things).map(([part, id]) => [part, absent(id)]));
      await answer(missing);
      expect([name, await answer(things)]).toEqual([name, await answer(missing)]);
    }
  });

  test("is not in any list, export or sum", async () => {
    const lists = calls.filter((call) => call.method === "GET" && paramsOf(call.path).length === 0);
    for (const call of lists) {
      const text = await (await send(others["a member"], call, {})).text();
      const found = Object.entries(things).filter(([, id]) => text.includes(id));
      expect([call.name, found]).toEqual([call.name, []]);
      expect([call.name, text.includes("zanzibar")]).toEqual([call.name, false]);
    }
  });

  test("is all there for its owner, unchanged", async () => {
    const reads = calls.filter((call) => call.method === "GET" && named(call));
    const statuses = await Promise.all(
      reads.map(async (call) => [call.name, (await send(ada, call, things)).status]),
    );
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
    const marks = await database.prisma.run.findUnique({
      where: { id: things.runId ?? "" },
      include: { tags: true, vote: true },
    });
    expect([marks?.title, marks?.note, marks?.starredAt, marks?.tags, marks?.vote]).toEqual([
      null,
      null,
      null,
      [],
      null,
    ]);
  });
});

/** One of everything that has an id, with a word in it that is nowhere else. */
async function makeThings({ container }: AccountBench, ownerId: string): Promise<Things> {
  const { accounts, attachments, connections, profiles, runs, shares, tokens } = container;
  const data = new TextEncoder().encode("zanzibar");
  const file = () => attachments.add(ownerId, { name: "zanzibar.txt", data });
  const kept = requireValue(await file());
  const pool = [
    { pasted: "Zanzibar it is.", name: "One" },
    { pasted: "Pemba.", name: "Two" },
  ];
  const asked = {
    prompt: "Which zanzibar?",
    pool,
    judge: { models: ["local/extractive"] },
    attachments: [kept.id],
  };
  const { id: runId } = requireValue(await runs.start(ownerId, asked, null));
  const following = requireValue(await runs.follow(ownerId, runId, 0, new AbortController().signal));
  if (following.kind === "events") for await (const _batch of following.batches);
  const share = requireValue(await shares.share({ ownerId, runId }, { audience: "instance" }));
  const lab = { kind: "openai-compatible" as const, name: "zanzibar", baseUrl: "http://127.0.0.1:9/v1" };
  const connection = requireValue(await connections.add(ownerId, lab));
  const setup = {
    ...{
      mode: "merge" as const,
      pool,
      judges: ["auto"],
      criteria: [{ name: "brevity", weight: 1, instruction: "" }],
    },
    ...{ wait: null, limits: {} },
  };
  const profile = requireValue(
    await profiles.add(ownerId, { name: "zanzibar", about: "", setup, shared: false }),
  );
  const session = (await accounts.sessions({ accountId: ownerId, sessionId: null })).items[0];
  const invitation = await accounts.invite(ownerId, { note: "zanzibar", days: 1 });
  const token = requireValue(await tokens.create(ownerId, createTokenSchema.parse({ name: "zanzibar" })));
  return {
    runId,
    tokenId: token.id,
    attachmentId: kept.id,
    slug: share.slug,
    connectionId: connection.id,
    profileId: profile.id,
    sessionId: session?.id ?? "",
    invitationId: invitation.id,
    accountId: ownerId,
  };
}

/** One may stand in another. */
const longestFirst = (a: string, b: string) => b.length - a.length;

/** Of the same shape, and nobody's. */
function absent(id: string): string {
  const prefix = /^[a-z]+_/.exec(id)?.[0] ?? "";
  return prefix + "x".repeat(id.length - prefix.length);
}
