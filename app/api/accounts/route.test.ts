import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PATCH as changeInstance, GET as getInstance } from "@/app/api/instance/route";
import { DELETE as revoke } from "@/app/api/invitations/[invitationId]/route";
import { POST as invite, GET as listInvitations } from "@/app/api/invitations/route";
import type { InvitationList, NewInvitationView, People } from "@/lib/contract/instance";
import type { Problem } from "@/lib/contract/problem";
import { type AccountBench, type Browser, createAccountBench } from "@/lib/server/http/testing/account-bench";
import { PATCH as changePerson } from "./[accountId]/route";
import { GET as listPeople } from "./route";

// Each starts a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let bench: AccountBench;
let ada: Browser;
beforeEach(async () => {
  bench = await createAccountBench({ SIGNUP: "invite", GUEST_ACCESS: "own-keys" });
  ada = bench.browse();
  await ada.signUp("Ada");
});
afterEach(() => bench.close());

const problemOf = async (response: Response) => {
  const { code, errors = [] } = (await response.json()) as Problem;
  return [response.status, code, ...errors.map(({ path }) => path)];
};
const newInvitation = async () =>
  (await (await ada.call(invite, "/api/invitations", { json: { note: "Bob" } })).json()) as NewInvitationView;
const invitationsNow = async () =>
  ((await (await ada.call(listInvitations, "/api/invitations")).json()) as InvitationList).items;
const peopleNow = async (query = "") =>
  (await (await ada.call(listPeople, `/api/accounts${query}`)).json()) as People;
const change = (browser: Browser, accountId: string, json: unknown) =>
  browser.call(changePerson, `/api/accounts/${accountId}`, { method: "PATCH", json, params: { accountId } });

async function invited(name: string): Promise<Browser> {
  const browser = bench.browse();
  await browser.signUp(name, { invitation: (await newInvitation()).token });
  return browser;
}

test("who is invited signs up once; the link itself is kept nowhere", async () => {
  await expect(bench.browse().signUp("Bob")).rejects.toThrow("takes an invitation");
  const { token, ...made } = await newInvitation();
  expect(made).toMatchObject({ note: "Bob", state: "open" });
  expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(7 * 24 * 3_600_000);
  expect(JSON.stringify(await invitationsNow())).not.toContain(token);
  await bench.browse().signUp("Bob", { invitation: token });
  await expect(bench.browse().signUp("Cleo", { invitation: token })).rejects.toThrow("takes an invitation");
  expect((await invitationsNow()).map(({ state }) => state)).toEqual(["used"]);
});

test("an invitation that was revoked lets nobody in", async () => {
  const { token, id } = await newInvitation();
  const init = { method: "DELETE", params: { invitationId: id } };
  expect((await ada.call(revoke, `/api/invitations/${id}`, init)).status).toBe(204);
  await expect(bench.browse().signUp("Bob", { invitation: token })).rejects.toThrow("takes an invitation");
  expect((await ada.call(revoke, `/api/invitations/${id}`, init)).status).toBe(404);
});

test("only an admin sees or changes anything of others, whoever else asks", async () => {
  const { id } = await newInvitation();
  const bob = await invited("Bob");
  const [adaId = ""] = (await peopleNow("?q=ada")).items.map((person) => person.id);
  const calls = (browser: Browser) => [
    browser.call(listPeople, "/api/accounts"),
    change(browser, adaId, { disabled: true }),
    change(browser, `acc_${"x".repeat(22)}`, { role: "admin" }),
    browser.call(listInvitations, "/api/invitations"),
    browser.call(invite, "/api/invitations", { json: {} }),
    browser.call(revoke, `/api/invitations/${id}`, { method: "DELETE", params: { invitationId: id } }),
    browser.call(getInstance, "/api/instance"),
    browser.call(changeInstance, "/api/instance", { method: "PATCH", json: { signUp: "open" } }),
  ];
  for (const response of await Promise.all(calls(bob)))
    expect(await problemOf(response)).toEqual([403, "admins-only"]);
  for (const response of await Promise.all(calls(bench.browse())))
    expect(await problemOf(response)).toEqual([401, "sign-in-needed"]);
  expect((await peopleNow()).items.map(({ name, disabled }) => [name, disabled])).toEqual([
    ["Bob", false],
    ["Ada", false],
  ]);
});

test("who is disabled is a guest from the next call on, and signs in again once enabled", async () => {
  const bob = await invited("Bob");
  const [bobId = ""] = (await peopleNow("?q=bob")).items.map((person) => person.id);
  const nameOf = async () => {
    const headers = { cookie: [...bob.cookies].map((pair) => pair.join("=")).join("; ") };
    return (await bench.container.identifyVisitor(new Request("http://127.0.0.1:3000/", { headers }))).account
      ?.name;
  };
  expect(await nameOf()).toBe("Bob");
  expect((await change(ada, bobId, { disabled: true })).status).toBe(200);
  expect(await nameOf()).toBeUndefined();
  await expect(bob.signUp("Bob")).rejects.toThrow();
  await change(ada, bobId, { disabled: false });
  // The session that was ended stays so.
  expect(await nameOf()).toBeUndefined();
});

test("an admin is made and unmade, and the last one stays; an id of no account is not found", async () => {
  await invited("Bob");
  const ids = (await peopleNow()).items.map(({ id }) => id);
  const [bobId = "", adaId = ""] = ids;
  expect(await problemOf(await change(ada, adaId, { role: "member" }))).toEqual([409, "last-admin"]);
  expect(await (await change(ada, bobId, { role: "admin" })).json()).toMatchObject({ role: "admin" });
  expect((await change(ada, adaId, { role: "member" })).status).toBe(200);
  expect(await problemOf(await ada.call(listPeople, "/api/accounts"))).toEqual([403, "admins-only"]);
});

test("what is not an admin's to set is refused by name, and so are operators and bad cursors", async () => {
  const [own] = (await peopleNow()).items;
  const changed = (json: unknown) => change(ada, own?.id ?? "", json);
  expect(await problemOf(await changed({ email: "x", passwordHash: "y" }))).toEqual([
    ...[422, "invalid-body", "email", "passwordHash"],
  ]);
  expect(await problemOf(await changed({ role: { not: "member" } }))).toEqual([422, "invalid-body", "role"]);
  expect(await problemOf(await change(ada, "../../etc/passwd", { role: "admin" }))).toEqual([
    404,
    "not-found",
  ]);
  expect(await problemOf(await ada.call(listPeople, "/api/accounts?cursor=nonsense"))).toEqual([
    ...[400, "invalid-query", "cursor"],
  ]);
});

test("the accounts come page by page", async () => {
  for (const name of ["Bob", "Cleo"]) await invited(name);
  const first = await peopleNow("?limit=2");
  const second = await peopleNow(`?limit=2&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["Cleo", "Bob", "Ada"]);
  expect(second.nextCursor).toBeNull();
});

test("what an admin sets for the instance holds at once, over what the environment says", async () => {
  const set = async (json: unknown) =>
    (await ada.call(changeInstance, "/api/instance", { method: "PATCH", json })).json();
  expect(await set({ accountMonthlyUsd: 12.5, defaultProfile: "budget" })).toEqual({
    ...{ signUp: null, environmentSignUp: "invite", defaultProfile: "budget" },
    ...{ accountMonthlyUsd: 12.5, instanceMonthlyUsd: null },
  });
  await set({ signUp: "open" });
  await bench.browse().signUp("Bob");
  await set({ signUp: "closed" });
  const { token } = await newInvitation();
  await expect(bench.browse().signUp("Cleo", { invitation: token })).rejects.toThrow("Nobody can sign up");
  await set({ signUp: null, accountMonthlyUsd: null });
  expect(await (await ada.call(getInstance, "/api/instance")).json()).toMatchObject({
    ...{ signUp: null, accountMonthlyUsd: null },
  });
});
