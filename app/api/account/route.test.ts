import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { POST as nextAuth, GET as nextAuthGet } from "@/app/api/auth/[...nextauth]/route";
import type { SessionList, WhoAmI } from "@/lib/contract/accounts";
import type { Problem } from "@/lib/contract/problem";
import {
  type AccountBench,
  type Browser,
  createAccountBench,
  PASSWORD,
} from "@/lib/server/http/testing/account-bench";
import { HOST } from "@/lib/server/http/testing/api-bench";
import { GET as exportAll } from "./export/route";
import { POST as changePassword } from "./password/route";
import { DELETE, GET, PATCH } from "./route";
import { DELETE as endSession } from "./sessions/[sessionId]/route";
import { DELETE as endSessions, GET as listSessions } from "./sessions/route";
import { POST as signIn } from "./sign-in/route";
import { POST as signOut } from "./sign-out/route";
import { POST as signUp } from "./sign-up/route";

// Each starts a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let bench: AccountBench;
beforeEach(async () => {
  bench = await createAccountBench();
});
afterEach(() => bench.close());

const who = async (browser: Browser) => (await browser.call(GET, "/api/account")).json() as Promise<WhoAmI>;
const nameOf = async (browser: Browser) => (await who(browser)).account?.name ?? null;
const problemOf = async (response: Response) => {
  const { code, errors = [] } = (await response.json()) as Problem;
  return [response.status, code, ...errors.map(({ path }) => path)];
};
const trySignIn = (browser: Browser, email: string, password: string, headers: HeadersInit = {}) =>
  browser.call(signIn, "/api/account/sign-in", { json: { email, password }, headers });

async function signedIn(email = "ada@example.com", password = PASSWORD): Promise<Browser> {
  const browser = bench.browse();
  expect((await trySignIn(browser, email, password)).status).toBe(200);
  return browser;
}

test("the first to sign up is the admin, and is signed in; the next is not", async () => {
  const [ada, bob] = [bench.browse(), bench.browse()];
  expect(await who(ada)).toEqual({
    ...{ account: null, signUp: "open", isFirst: true, providers: [], defaultProfile: null },
  });
  await ada.signUp("Ada");
  await bob.signUp("Bob");
  const [first, second] = [await who(ada), await who(bob)];
  expect([first.account?.role, second.account?.role]).toEqual(["admin", "member"]);
  expect(first).toMatchObject({
    account: {
      email: "ada@example.com",
      name: "Ada",
      hasPassword: true,
      providers: [],
      defaultProfile: null,
    },
  });
  expect(JSON.stringify(first)).not.toContain("argon2");
});

test("of two who sign up first at once, one is the admin", async () => {
  const people = ["Ada", "Bob", "Cleo", "Dan"].map((name) => bench.browse().signUp(name));
  const roles = (await Promise.all(people)).map(({ account }) => account?.role);
  expect(roles.toSorted()).toEqual(["admin", "member", "member", "member"]);
});

test("an address is the same in any case, and with spaces around it", async () => {
  await bench.browse().signUp("Ada");
  expect(await nameOf(await signedIn(" ADA@Example.COM "))).toBe("Ada");
});

test("a wrong password and an unknown address are answered alike", async () => {
  await bench.browse().signUp("Ada");
  const known = await trySignIn(bench.browse(), "ada@example.com", "not the password");
  const unknown = await trySignIn(bench.browse(), "eve@example.com", "not the password");
  expect([known.status, await known.json()]).toEqual([unknown.status, await unknown.json()]);
  expect(known.status).toBe(401);
});

test("signing up with an address that is taken signs in with the right password, and else tells nothing", async () => {
  await bench.browse().signUp("Ada");
  const again = bench.browse();
  await again.signUp("Ada", { password: PASSWORD });
  expect(await nameOf(again)).toBe("Ada");
  const eve = bench.browse();
  const json = { email: "ada@example.com", name: "Eve", password: "another long sentence" };
  const refused = await eve.call(signUp, "/api/account/sign-up", { json });
  expect(await problemOf(refused)).toEqual([403, "sign-up-refused"]);
  expect(await nameOf(eve)).toBeNull();
});

test.each([
  ["too short", { password: "short" }, ["password"]],
  ["common", { password: "Password1234" }, ["password"]],
  ["little more than the address", { password: "ada@example.com1" }, ["password"]],
  ["little more than the name", { name: "Ada Lovelace", password: "adalovelace99" }, ["password"]],
  ["no address", { email: "ada" }, ["email"]],
  [
    "an operator where text belongs",
    { email: { contains: "@" }, password: { not: "" } },
    ["email", "password"],
  ],
  ["a role", { role: "admin" }, ["role"]],
  ["an id", { id: "acc_mine", ownerId: "acc_other" }, ["id", "ownerId"]],
])("a sign-up with what is %s is refused beside the field", async (_, wrong, paths) => {
  const json = { email: "ada@example.com", name: "Ada", password: PASSWORD, ...wrong };
  const refused = await bench.browse().call(signUp, "/api/account/sign-up", { json });
  expect(await problemOf(refused)).toEqual([422, "invalid-body", ...paths]);
});

test("a thousand wrong passwords from changing forwarded addresses are stopped, the right one with them", async () => {
  await bench.browse().signUp("Ada");
  const eve = bench.browse("198.51.100.1");
  const statuses: number[] = [];
  for (let n = 0; n < 1_000; n += 1) {
    const forged = { "x-forwarded-for": `203.0.113.${n % 250}`, "x-real-ip": `10.0.0.${n % 250}` };
    statuses.push((await trySignIn(eve, "ada@example.com", `guess number ${n}`, forged)).status);
  }
  expect([statuses.filter((status) => status === 401).length, statuses.at(-1)]).toEqual([15, 429]);
  const late = await trySignIn(eve, "ada@example.com", PASSWORD);
  expect([late.status, Number(late.headers.get("retry-after")) > 60]).toEqual([429, true]);
  // next-auth's own door is the same door.
  const { csrfToken } = await (await eve.call(nextAuthGet, "/api/auth/csrf")).json();
  await eve.call(nextAuth, "/api/auth/callback/credentials", {
    body: new URLSearchParams({ csrfToken, email: "ada@example.com", password: PASSWORD }),
  });
  expect(await nameOf(eve)).toBeNull();
});

test("one address may not try the passwords of many accounts", async () => {
  const eve = bench.browse("198.51.100.1");
  const statuses: number[] = [];
  for (let n = 0; n < 70; n += 1)
    statuses.push((await trySignIn(eve, `person${n}@example.com`, "one password for all")).status);
  expect(statuses.indexOf(429)).toBe(60);
  await bench.browse().signUp("Ada");
  expect(await nameOf(await signedIn())).toBe("Ada");
});

test("next-auth's own way with a password signs in the same, and its sign-out ends the session", async () => {
  await bench.browse().signUp("Ada");
  const browser = bench.browse();
  const { csrfToken } = await (await browser.call(nextAuthGet, "/api/auth/csrf")).json();
  await browser.call(nextAuth, "/api/auth/callback/credentials", {
    body: new URLSearchParams({ csrfToken, email: "ada@example.com", password: PASSWORD }),
  });
  expect(await nameOf(browser)).toBe("Ada");
  const session = await browser.call(nextAuthGet, "/api/auth/session");
  expect(await session.json()).toMatchObject({ user: { name: "Ada", email: "ada@example.com" } });
  const kept = new Map(browser.cookies);
  await browser.call(nextAuth, "/api/auth/signout", { body: new URLSearchParams({ csrfToken }) });
  for (const [name, value] of kept) browser.cookies.set(name, value);
  expect(await nameOf(browser)).toBeNull();
});

describe("sessions", () => {
  let ada: Browser;
  let phone: Browser;
  beforeEach(async () => {
    ada = bench.browse();
    await ada.signUp("Ada");
    phone = await signedIn();
  });
  const sessionsOf = async (browser: Browser) =>
    ((await (await browser.call(listSessions, "/api/account/sessions")).json()) as SessionList).items;

  test("are listed with the one that asks first, and one is ended at once", async () => {
    const [own, other] = await sessionsOf(ada);
    expect([own?.current, other?.current, own?.device]).toEqual([true, false, "An unknown device"]);
    const sessionId = other?.id ?? "";
    const path = `/api/account/sessions/${sessionId}`;
    expect((await ada.call(endSession, path, { method: "DELETE", params: { sessionId } })).status).toBe(204);
    expect([await nameOf(phone), await nameOf(ada)]).toEqual([null, "Ada"]);
  });

  test("end on signing out: the cookie counts for nothing afterwards, wherever it was copied to", async () => {
    const copied = new Map(phone.cookies);
    expect((await phone.call(signOut, "/api/account/sign-out", { method: "POST" })).status).toBe(204);
    expect(phone.cookies.has("tokamak_session")).toBe(false);
    for (const [name, value] of copied) phone.cookies.set(name, value);
    expect([await nameOf(phone), await nameOf(ada)]).toEqual([null, "Ada"]);
  });

  test("all end when somebody signs out everywhere", async () => {
    await ada.call(endSessions, "/api/account/sessions", { method: "DELETE" });
    expect([await nameOf(phone), await nameOf(ada)]).toEqual([null, null]);
  });

  test("of another account answer like those that do not exist, and stay", async () => {
    const bob = bench.browse();
    await bob.signUp("Bob");
    const [session] = await sessionsOf(ada);
    const end = async (sessionId: string) => {
      const init = { method: "DELETE", params: { sessionId } };
      const response = await bob.call(endSession, `/api/account/sessions/${sessionId}`, init);
      return [response.status, await response.text()];
    };
    const missing = await end(`ses_${"x".repeat(32)}`);
    expect([await end(session?.id ?? ""), await end("../../etc")]).toEqual([missing, missing]);
    expect([missing[0], await nameOf(ada), (await sessionsOf(bob)).length]).toEqual([404, "Ada", 1]);
  });

  test("all others end when the password is changed, which takes the one there was", async () => {
    const change = (json: object) => ada.call(changePassword, "/api/account/password", { json });
    const password = "quite another sentence";
    expect(await problemOf(await change({ password }))).toEqual([422, "invalid-body", "currentPassword"]);
    expect(await problemOf(await change({ currentPassword: "a wrong guess", password }))).toEqual([
      ...[422, "invalid-body", "currentPassword"],
    ]);
    expect(await nameOf(phone)).toBe("Ada");
    expect((await change({ currentPassword: PASSWORD, password })).status).toBe(204);
    expect([await nameOf(phone), await nameOf(ada)]).toEqual([null, "Ada"]);
    expect((await trySignIn(phone, "ada@example.com", PASSWORD)).status).toBe(401);
    expect((await trySignIn(phone, "ada@example.com", password)).status).toBe(200);
  });
});

test("whoever has no account is told so by every call that needs one", async () => {
  const guest = bench.browse();
  const asked = [
    await guest.call(PATCH, "/api/account", { method: "PATCH", json: { name: "Eve" } }),
    await guest.call(DELETE, "/api/account", { method: "DELETE", json: {} }),
    await guest.call(changePassword, "/api/account/password", { json: { password: PASSWORD } }),
    await guest.call(listSessions, "/api/account/sessions"),
    await guest.call(endSessions, "/api/account/sessions", { method: "DELETE" }),
    await guest.call(exportAll, "/api/account/export"),
  ];
  for (const response of asked) expect(await problemOf(response)).toEqual([401, "sign-in-needed"]);
});

test("name and default profile are one's own to change; role, owner and password are not changed that way", async () => {
  const ada = bench.browse();
  await ada.signUp("Ada");
  const change = (json: unknown) => ada.call(PATCH, "/api/account", { method: "PATCH", json });
  expect((await change({ name: " Ada L. ", defaultProfile: "budget" })).status).toBe(200);
  expect(await who(ada)).toMatchObject({
    account: { name: "Ada L.", defaultProfile: "budget" },
    defaultProfile: "budget",
  });
  for (const key of ["role", "id", "ownerId", "passwordHash", "email", "disabledAt"])
    expect(await problemOf(await change({ [key]: "admin" }))).toEqual([422, "invalid-body", key]);
});

test("a call from a foreign page, from none, or with a body that is no JSON changes nothing", async () => {
  const ada = bench.browse();
  await ada.signUp("Ada");
  const headers = (more: Record<string, string>) => ({ "content-type": "application/json", ...more });
  const body = JSON.stringify({ name: "Eve" });
  const from = (origin: string) =>
    ada.call(PATCH, "/api/account", { method: "PATCH", body, headers: headers({ origin }) });
  expect(await problemOf(await from("https://evil.example"))).toEqual([403, "forbidden-origin"]);
  expect(await problemOf(await from("null"))).toEqual([403, "forbidden-origin"]);
  expect((await from(`http://${HOST}`)).status).toBe(200);
  const text = await ada.call(PATCH, "/api/account", {
    method: "PATCH",
    body,
    headers: { "content-type": "text/plain" },
  });
  expect(await problemOf(text)).toEqual([415, "unsupported-media-type"]);
  const signOutFrom = await ada.call(signOut, "/api/account/sign-out", {
    method: "POST",
    headers: { origin: "https://evil.example" },
  });
  expect(signOutFrom.status).toBe(403);
  expect(await nameOf(ada)).toBe("Eve");
});
