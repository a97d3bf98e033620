import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GET as listRuns, POST as startRun } from "@/app/api/runs/route";
import { GET as usage } from "@/app/api/usage/route";
import type { Problem } from "@/lib/contract/problem";
import { type CreatedToken, MAX_TOKENS, type TokenList } from "@/lib/contract/tokens";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import { type AccountBench, type Browser, createAccountBench } from "@/lib/server/http/testing/account-bench";
import { DELETE, PATCH } from "./[tokenId]/route";
import { GET, POST } from "./route";

// Each starts a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const problemOf = async (response: Response) => {
  const { code, errors = [] } = (await response.json()) as Problem;
  return [response.status, code, ...errors.map(({ path }) => path)];
};
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const make = (browser: Browser, json: object = {}) =>
  browser.call(POST, "/api/tokens", { json: { name: "CI", ...json } });
const made = async (browser: Browser, json: object = {}) => {
  const response = await make(browser, json);
  expect(response.status).toBe(201);
  return (await response.json()) as CreatedToken;
};
const tokensOf = async (browser: Browser) =>
  ((await (await browser.call(GET, "/api/tokens")).json()) as TokenList).items;
const revoke = (browser: Browser, tokenId: string) =>
  browser.call(DELETE, `/api/tokens/${tokenId}`, { method: "DELETE", params: { tokenId } });
const change = (browser: Browser, tokenId: string, json: object) =>
  browser.call(PATCH, `/api/tokens/${tokenId}`, { method: "PATCH", params: { tokenId }, json });

describeOnEveryDatabase("API tokens", (provider) => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let bench: AccountBench;
  let ada: Browser;
  beforeEach(async () => {
    database = await createTestDatabase(provider);
    bench = await createAccountBench({}, database.location);
    ada = bench.browse();
    await ada.signUp("Ada");
  });
  afterEach(async () => {
    await bench.close();
    await database.close();
  });

  /** A program: no cookies, unless some are kept for it. */
  const ask = (token: string, more: { program?: Browser; path?: string } = {}) =>
    (more.program ?? bench.browse("198.51.100.7")).call(listRuns, more.path ?? "/api/runs", {
      headers: bearer(token),
    });
  const refusalOf = async (token: string) => problemOf(await ask(token));

  test("is told once, and then calls on behalf of its owner without a cookie", async () => {
    const { token, ...view } = await made(ada);
    expect(token).toMatch(/^tk_[A-Za-z0-9]{16}_[A-Za-z0-9]{43}$/);
    const none = { spentUsd: 0, heldUsd: 0 };
    expect(view).toEqual({
      ...{ id: token.split("_")[1], name: "CI", hint: token.slice(-4), scopes: ["run", "read"] },
      ...{ profiles: null, models: null, dailyCapUsd: null, monthlyCapUsd: null, today: none, month: none },
      ...{ expiresAt: null, expired: false, lastUsedAt: null, createdAt: expect.any(String) },
    });
    expect(await tokensOf(ada)).toEqual([view]);
    const [row] = await database.prisma.apiToken.findMany();
    expect(
      Object.values(row ?? {})
        .map(String)
        .join(" "),
    ).not.toContain(token.split("_")[2]?.slice(0, -4));
    const program = bench.browse();
    const json = { prompt: "Why?", pool: [{ model: "demo/swift" }], judge: { models: ["local/extractive"] } };
    const started = await program.call(startRun, "/api/runs", { json, headers: bearer(token) });
    expect([started.status, program.cookies.size]).toEqual([202, 0]);
    const { id } = await started.json();
    const runs = async (browser: Browser, headers: HeadersInit = {}) =>
      (await (await browser.call(listRuns, "/api/runs", { headers })).json()).items.map(
        (run: { id: string }) => run.id,
      );
    expect([await runs(ada), await runs(program, bearer(token)), await runs(program)]).toEqual([
      [id],
      [id],
      [],
    ]);
  });

  test("goes before any cookie, whatever the case of its scheme", async () => {
    const { token } = await made(ada);
    const bob = bench.browse();
    await bob.signUp("Bob");
    const json = {
      prompt: "Of Ada",
      pool: [{ model: "demo/swift" }],
      judge: { models: ["local/extractive"] },
    };
    const headers = { authorization: `bEARER   ${token}` };
    expect((await bob.call(startRun, "/api/runs", { json, headers })).status).toBe(202);
    const { items } = await (await ada.call(listRuns, "/api/runs")).json();
    expect(items).toMatchObject([{ prompt: "Of Ada" }]);
  });

  test("that does not hold is refused, and its program is nobody else instead", async () => {
    const { token, id } = await made(ada);
    const secret = token.split("_")[2] ?? "";
    const wrong = [
      "",
      "tk_",
      "sk-something-else",
      token.toUpperCase(),
      `${token}x`,
      `${token} ${token}`,
      `tk_${id}_${"A".repeat(43)}`,
      `tk_${"A".repeat(16)}_${secret}`,
      `tk_${id}_${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`,
    ];
    for (const text of wrong) expect(await refusalOf(text)).toEqual([401, "bad-token"]);
    const refused = await ask(wrong[6] ?? "", { program: ada });
    expect(refused.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    expect([await problemOf(refused), refused.headers.has("set-cookie")]).toEqual([
      [401, "bad-token"],
      false,
    ]);
    expect((await ask(token)).status).toBe(200);
    const basic = await ada.call(listRuns, "/api/runs", {
      headers: { authorization: "Basic cHJveHk6cHJveHk=" },
    });
    expect(basic.status).toBe(200);
  });

  test("ends when it is revoked, when its time has passed, and while its account is disabled", async () => {
    const { token, id } = await made(ada, { expiresAt: new Date(Date.now() + 600_000).toISOString() });
    const expire = (at: Date | null) =>
      database.prisma.apiToken.update({ where: { id }, data: { expiresAt: at } });
    const disable = (at: Date | null) => database.prisma.account.updateMany({ data: { disabledAt: at } });
    expect((await ask(token)).status).toBe(200);
    await expire(new Date(Date.now() - 1));
    expect([await refusalOf(token), (await tokensOf(ada))[0]?.expired]).toEqual([[401, "bad-token"], true]);
    await expire(null);
    await disable(new Date());
    expect(await refusalOf(token)).toEqual([401, "bad-token"]);
    await disable(null);
    expect((await ask(token)).status).toBe(200);
    expect((await revoke(ada, id)).status).toBe(204);
    expect([await refusalOf(token), await tokensOf(ada)]).toEqual([[401, "bad-token"], []]);
  });

  test("of an account that is gone holds no longer", async () => {
    const { token } = await made(ada);
    await database.prisma.account.deleteMany();
    expect(await refusalOf(token)).toEqual([401, "bad-token"]);
  });

  test("does what its scopes say, from the next call on, and is never an admin's", async () => {
    const { token, id } = await made(ada, { scopes: ["run"] });
    expect(await refusalOf(token)).toEqual([403, "missing-scope"]);
    expect((await change(ada, id, { scopes: ["read", "read"] })).status).toBe(200);
    expect((await ask(token)).status).toBe(200);
    const ofInstance = (headers: HeadersInit) => ada.call(usage, "/api/usage?of=instance", { headers });
    expect([(await ofInstance({})).status, await problemOf(await ofInstance(bearer(token)))]).toEqual([
      200,
      [403, "admins-only"],
    ]);
    const byToken = await ada.call(GET, "/api/tokens", { headers: bearer(token) });
    expect(await problemOf(byToken)).toEqual([403, "not-by-token"]);
  });

  test("of another answers like one that does not exist, and stays", async () => {
    const { token, id } = await made(ada);
    const bob = bench.browse();
    await bob.signUp("Bob");
    for (const tried of [
      revoke,
      (browser: Browser, tokenId: string) => change(browser, tokenId, { name: "Mine" }),
    ]) {
      const answers = [id, "A".repeat(16), "../../etc"].map(async (tokenId) => {
        const response = await tried(bob, tokenId);
        return [response.status, await response.text()];
      });
      const [theirs, missing, strange] = await Promise.all(answers);
      expect([theirs, strange, missing?.[0]]).toEqual([missing, missing, 404]);
    }
    expect([await tokensOf(bob), (await tokensOf(ada))[0]?.name, (await ask(token)).status]).toEqual([
      [],
      "CI",
      200,
    ]);
  });

  test("may be a guest's, and comes along when they sign up", async () => {
    const guest = bench.browse();
    const { token } = await made(guest);
    const runsOf = async () => (await (await ask(token)).json()).items.length;
    expect(await runsOf()).toBe(0);
    await guest.signUp("Cleo");
    expect([(await tokensOf(guest)).length, await runsOf()]).toEqual([1, 0]);
    await database.prisma.account.updateMany({ data: { disabledAt: new Date() } });
    expect(await refusalOf(token)).toEqual([401, "bad-token"]);
  });

  test("is changed in every part but its secret, and only what is told changes", async () => {
    const { id, token } = await made(ada, { dailyCapUsd: 0.5, profiles: ["quality"] });
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const json = { name: " Nightly ", monthlyCapUsd: 0, models: ["demo/swift", "demo/swift"], expiresAt };
    expect(await (await change(ada, id, json)).json()).toMatchObject({
      ...{
        name: "Nightly",
        dailyCapUsd: 0.5,
        monthlyCapUsd: 0,
        profiles: ["quality"],
        models: ["demo/swift"],
      },
      ...{ expiresAt, hint: token.slice(-4) },
    });
    const cleared = await change(ada, id, { dailyCapUsd: null, profiles: null, expiresAt: null });
    expect(await cleared.json()).toMatchObject({ dailyCapUsd: null, profiles: null, expiresAt: null });
    expect(await (await change(ada, id, {})).json()).toMatchObject({ name: "Nightly" });
    for (const [key, value] of Object.entries({ id: "x", secretHash: "x", ownerId: "x", hint: "x" }))
      expect(await problemOf(await change(ada, id, { [key]: value }))).toEqual([422, "invalid-body", key]);
  });

  test.each([
    ["no name", { name: " " }, "name"],
    ["a control character", { name: "a\u0007b" }, "name"],
    ["no scope", { scopes: [] }, "scopes"],
    ["a scope there is not", { scopes: ["rule"] }, "scopes.0"],
    ["a time that has passed", { expiresAt: "2020-01-01T00:00:00Z" }, "expiresAt"],
    ["no time", { expiresAt: "tomorrow" }, "expiresAt"],
    ["a negative cap", { dailyCapUsd: -1 }, "dailyCapUsd"],
    ["a cap that is no number", { monthlyCapUsd: "1" }, "monthlyCapUsd"],
    ["a setting there is not", { secret: "mine" }, "secret"],
  ])("is not made with %s", async (_, json, path) => {
    expect(await problemOf(await make(ada, json))).toEqual([422, "invalid-body", path]);
    expect(await tokensOf(ada)).toEqual([]);
  });

  test(`there are at most ${MAX_TOKENS} of one owner`, async () => {
    for (let n = 0; n < MAX_TOKENS; n += 1) await made(ada);
    expect(await problemOf(await make(ada))).toEqual([409, "limit-reached"]);
    const [first] = await tokensOf(ada);
    await revoke(ada, first?.id ?? "");
    await made(ada);
  });

  test("that does not hold is refused faster after many tries, one that does never", async () => {
    const { token } = await made(ada);
    const statuses: number[] = [];
    for (let n = 0; n < 61; n += 1)
      statuses.push((await ask(`tk_${"A".repeat(16)}_${`${n}`.padStart(43, "0")}`)).status);
    expect([statuses.indexOf(429), statuses.filter((status) => status === 401).length]).toEqual([60, 60]);
    const late = await ask("tk_nothing");
    expect([await problemOf(late), Number(late.headers.get("retry-after")) > 60]).toEqual([
      [429, "too-many-tries"],
      true,
    ]);
    expect((await ask(token)).status).toBe(200);
    const elsewhere = await bench
      .browse("198.51.100.8")
      .call(listRuns, "/api/runs", { headers: bearer("tk_x") });
    expect(elsewhere.status).toBe(401);
  });

  test("says to the minute when it was used last", async () => {
    const { token, id } = await made(ada);
    await ask(token);
    const lastUsed = async () => Date.parse((await tokensOf(ada))[0]?.lastUsedAt ?? "");
    const first = await lastUsed();
    expect(Math.abs(Date.now() - first)).toBeLessThan(60_000);
    await ask(token);
    expect(await lastUsed()).toBe(first);
    const anHourAgo = new Date(first - 3_600_000);
    await database.prisma.apiToken.update({ where: { id }, data: { lastUsedAt: anHourAgo } });
    await ask(token);
    expect(await lastUsed()).toBeGreaterThanOrEqual(first);
  });
});
