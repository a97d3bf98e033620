import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Problem } from "@/lib/contract/problem";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { type WatchedQueries, watchQueries } from "@/lib/server/db/testing/watch-queries";
import { type AccountBench, type Browser, createAccountBench } from "@/lib/server/http/testing/account-bench";
import {
  type ApiCall,
  BODIES,
  type CallName,
  changesSomething,
  findApiCalls,
  paramsOf,
} from "@/lib/server/http/testing/api-calls";

// It starts databases, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ORIGINS = ["https://evil.example", "null", "http://127.0.0.1:3000.evil.example", "file://", ""];

test("every call that changes something is known to the tests of foreign calls", async () => {
  const names = (await findApiCalls()).filter(changesSomething).map(({ name }) => name);
  expect(Object.keys(BODIES).toSorted()).toEqual(names.toSorted());
});

describeOnEveryDatabase("of an admin's browser, a call", (provider) => {
  let queries: WatchedQueries;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let bench: AccountBench;
  let ada: Browser;
  let changing: ApiCall[];
  let withJson: (ApiCall & { body: object })[];
  beforeAll(async () => {
    database = await createTestDatabase(provider);
    queries = watchQueries();
    bench = await createAccountBench(GITHUB, database.location);
    ada = bench.browse();
    await ada.signUp("Ada");
    changing = (await findApiCalls()).filter(changesSomething);
    withJson = changing.flatMap((call) => {
      const body = BODIES[call.name];
      return body ? [{ ...call, body }] : [];
    });
  });
  afterAll(async () => {
    await bench.close();
    queries.stop();
    await database.close();
  });

  const send = ({ method, path, handle }: ApiCall, init: { body?: string; headers: HeadersInit }) => {
    const params = Object.fromEntries(paramsOf(path).map((name) => [name, PARAMS[name] ?? ABSENT]));
    return ada.call(handle, path, { method, params: params as never, ...init });
  };
  const sendJson = (call: ApiCall, json: unknown) =>
    send(call, { body: JSON.stringify(json), headers: { "content-type": "application/json" } });
  const problemOf = async (response: Response) => {
    const { code, errors = [] } = (await response.json()) as Problem;
    return { status: response.status, code, paths: errors.map(({ path }) => path) };
  };

  test("from another site's page, or from a page without an origin, is refused before anything is looked at", async () => {
    queries.take();
    const refusals = new Map<CallName, unknown[]>();
    for (const call of changing) {
      const body = BODIES[call.name];
      for (const origin of ORIGINS) {
        const headers = { origin, ...(body && { "content-type": "application/json" }) };
        const response = await send(call, { headers, ...(body && { body: JSON.stringify(body) }) });
        const { status, code } = await problemOf(response);
        refusals.set(call.name, [...(refusals.get(call.name) ?? []), status, code]);
      }
    }
    const refused = ORIGINS.flatMap(() => [403, "forbidden-origin"]);
    expect(Object.fromEntries(refusals)).toEqual(
      Object.fromEntries(changing.map(({ name }) => [name, refused])),
    );
    expect(queries.take()).toEqual([]);
  });

  test("with JSON that is declared as what a form may send is refused", async () => {
    for (const call of withJson) {
      for (const type of [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
      ]) {
        const headers = { "content-type": type };
        const response = await send(call, { body: JSON.stringify(call.body), headers });
        expect([call.name, (await problemOf(response)).code]).toEqual([call.name, "unsupported-media-type"]);
      }
    }
  });

  test("with a key that it does not have is refused, naming it: nobody gives themselves an owner, a role or an id", async () => {
    for (const call of withJson) {
      const mass = {
        ownerId: "acc_other",
        id: "acc_other",
        isAdmin: true,
        ...("role" in call.body ? {} : ROLE),
      };
      const { status, paths } = await problemOf(await sendJson(call, { ...call.body, ...mass }));
      expect([call.name, status, paths.toSorted()]).toEqual([call.name, 422, Object.keys(mass).toSorted()]);
    }
  });

  test("with an operator where a plain value belongs is refused, naming the field", async () => {
    for (const call of withJson) {
      for (const leaf of leavesOf(call.body)) {
        for (const operator of [{ $ne: null }, { contains: "" }, [{ not: "" }]]) {
          const { status, paths } = await problemOf(await sendJson(call, put(call.body, leaf, operator)));
          const named = paths.some(
            (path) =>
              [path, ...parentsOf(path)].includes(leaf.join(".")) || leaf.join(".").startsWith(`${path}.`),
          );
          expect([call.name, leaf.join("."), status, named]).toEqual([call.name, leaf.join("."), 422, true]);
        }
      }
    }
  });

  test("with a parameter that it does not have is refused, naming it, so that a misspelt one never shows everything", async () => {
    const lists = ["/api/runs", "/api/usage", "/api/accounts", "/api/models", "/api/runs/[runId]/export"];
    for (const { name, path, handle } of await findApiCalls()) {
      if (!lists.includes(path) || name.startsWith("POST")) continue;
      const params = { runId: ABSENT } as never;
      const { status, code, paths } = await problemOf(
        await ada.call(handle, `${path}?as=md&off=1`, { params }),
      );
      expect([name, status, code, paths.includes("off")]).toEqual([name, 400, "invalid-query", true]);
    }
  });

  test("refused in these ways has changed nothing", async () => {
    const { prisma } = database;
    const [account] = await prisma.account.findMany();
    expect([account?.name, account?.role, account?.defaultProfile]).toEqual(["Ada", "admin", null]);
    const made = [
      prisma.run,
      prisma.profile,
      prisma.connection,
      prisma.attachment,
      prisma.invitation,
    ] as const;
    const counts = await Promise.all(made.map((table) => (table as typeof prisma.run).count()));
    expect([await prisma.account.count(), ...counts]).toEqual([1, 0, 0, 0, 0, 0]);
  });
});

const GITHUB = { AUTH_GITHUB_ID: "id", AUTH_GITHUB_SECRET: "secret" };
const ROLE = { role: "admin" };
const ABSENT = `run_${"x".repeat(22)}`;
const PARAMS: Record<string, string> = { label: "A", provider: "github" };

type Leaf = (string | number)[];

/** The places of all plain values. */
function leavesOf(value: unknown, at: Leaf = []): Leaf[] {
  if (typeof value !== "object" || value === null) return [at];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, each]) => leavesOf(each, [...at, key]));
}

function put(value: unknown, [key, ...rest]: Leaf, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((each, index) => (index === key ? put(each, rest, to) : each));
  return { ...(value as object), [key]: put((value as Record<string, unknown>)[key], rest, to) };
}

function parentsOf(path: string): string[] {
  return path.split(".").map((_, index, parts) => parts.slice(0, index).join("."));
}
