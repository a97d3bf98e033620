import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPrismaAccountStore } from "@/lib/server/accounts/prisma-account-store";
import { createPrismaSessionStore } from "@/lib/server/accounts/prisma-session-store";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase } from "@/lib/server/db/testing/test-database";
import { identifyVisitor } from "./identify";
import { sealSessionCookie } from "./session-cookie";

const SECRET = "a secret of the tests, long enough";
const MINUTE_MS = 60_000;

let database: Database;
let nowMs = 0;
beforeAll(async () => {
  database = await createTestDatabase("sqlite");
});
afterAll(() => database.close());
beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 1);
  await database.prisma.account.deleteMany();
  const accounts = createPrismaAccountStore(database);
  const person = { email: "ada@example.com", name: "Ada", passwordHash: null, identity: null };
  await accounts.create({ id: "acc_ada", ...person, createdAtMs: nowMs, by: "open" });
  await sessions().create({
    ...{ id: "ses_one", accountId: "acc_ada", userAgent: "" },
    ...{ createdAtMs: nowMs, expiresAtMs: nowMs + 10 * MINUTE_MS },
  });
});

const sessions = () => createPrismaSessionStore(database);
const deps = () => ({ sessions: sessions(), secret: SECRET, clock: { now: () => nowMs } });
const url = (scheme = "http") => `${scheme}://tokamak.example.com/api/runs`;
const bare = () => new Request(url());
const withCookie = (cookie: string, scheme?: string) => new Request(url(scheme), { headers: { cookie } });
const pairOf = (setCookie: string) => setCookie.split(";")[0] ?? "";
const seal = async (request = bare(), secret = SECRET) =>
  pairOf(await sealSessionCookie(request, "ses_one", secret));

const ADA = {
  ownerId: "acc_ada",
  account: { id: "acc_ada", name: "Ada", email: "ada@example.com", role: "admin" },
  token: null,
  setCookie: null,
};

test("a cookie that was sealed for a session is its account", async () => {
  expect(await identifyVisitor(withCookie(await seal()), deps())).toEqual(ADA);
});

test("where the page is reached by https, the cookie is for this host alone and goes over https only", async () => {
  const setCookie = await sealSessionCookie(new Request(url("https")), "ses_one", SECRET);
  expect(setCookie).toMatch(
    /^__Host-tokamak_session=[^;]+; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax; Secure$/,
  );
  expect(await identifyVisitor(withCookie(pairOf(setCookie), "https"), deps())).toEqual(ADA);
});

test("without a cookie, or with one that we did not seal, a guest asks", async () => {
  const cookie = await seal();
  const guests = [
    bare(),
    withCookie("tokamak_session="),
    withCookie("tokamak_session=nothing"),
    withCookie(`${cookie.slice(0, -4)}AAAA`),
    withCookie(await seal(bare(), "another secret, of another server")),
    // A name that any page of the host could have set over http does not count over https.
    withCookie(cookie, "https"),
  ];
  for (const request of guests) {
    const who = await identifyVisitor(request, deps());
    expect([who.account, who.ownerId.slice(0, 6)]).toEqual([null, "guest_"]);
  }
});

test("a session that was ended, has expired, or is of a disabled account counts for nothing at once", async () => {
  const request = withCookie(await seal());
  nowMs += 10 * MINUTE_MS;
  expect((await identifyVisitor(request, deps())).account).toBeNull();
  nowMs -= 1;
  expect((await identifyVisitor(request, deps())).account).not.toBeNull();
  await database.prisma.account.updateMany({ data: { disabledAt: new Date(nowMs) } });
  expect((await identifyVisitor(request, deps())).account).toBeNull();
  await database.prisma.account.updateMany({ data: { disabledAt: null } });
  expect((await identifyVisitor(request, deps())).account).not.toBeNull();
  await sessions().delete("acc_ada", "ses_one");
  expect((await identifyVisitor(request, deps())).account).toBeNull();
});

test("where a session was last used is noted once a minute", async () => {
  const request = withCookie(await seal());
  const startMs = nowMs;
  const seen: number[] = [];
  for (const afterMs of [59_999, 60_000, 119_999, 120_000]) {
    nowMs = startMs + afterMs;
    await identifyVisitor(request, deps());
    const [session] = await sessions().list("acc_ada", nowMs);
    seen.push((session?.lastSeenAtMs ?? 0) - startMs);
  }
  expect(seen).toEqual([0, 60_000, 60_000, 120_000]);
});
