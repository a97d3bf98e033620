import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import type { AccountStore, NewAccount } from "./account-store";
import { createPrismaInstanceSettingStore } from "./instance-settings";
import { createPrismaAccountStore } from "./prisma-account-store";
import { createPrismaInvitationStore } from "./prisma-invitation-store";
import { createPrismaSessionStore } from "./prisma-session-store";

// Each starts a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const AT_MS = Date.UTC(2026, 10, 1);
const GITHUB = { provider: "github", providerAccountId: "1" };

const person = (name: string, more: Partial<NewAccount> = {}): NewAccount => ({
  ...{ id: `acc_${name}`, name, email: `${name}@example.com`, passwordHash: "hash", identity: null },
  ...{ createdAtMs: AT_MS, by: "open" as const, ...more },
});

describeOnEveryDatabase("the stores of accounts", (provider) => {
  let database: Database;
  let accounts: AccountStore;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const { prisma } = database;
    await prisma.account.deleteMany();
    await prisma.invitation.deleteMany();
    await prisma.instanceSetting.deleteMany();
    accounts = createPrismaAccountStore(database);
  });
  const kindOf = async (account: NewAccount) => (await accounts.create(account)).kind;

  test("the first account is the admin, and there is one where many are made at once", async () => {
    const names = ["a", "b", "c", "d", "e"];
    const made = await Promise.all(names.map((name) => accounts.create(person(name))));
    const roles = made.map((outcome) => (outcome.kind === "created" ? outcome.account.role : outcome.kind));
    expect(roles.toSorted()).toEqual(["admin", "member", "member", "member", "member"]);
  });

  test("an account comes back as it was made, by id, address and identity", async () => {
    await accounts.create(person("ada", { identity: GITHUB }));
    const ada = {
      ...{ id: "acc_ada", name: "ada", email: "ada@example.com", passwordHash: "hash", role: "admin" },
      ...{ disabledAtMs: null, defaultProfile: null, monthlyBudgetMicroUsd: null, createdAtMs: AT_MS },
    };
    expect(await accounts.find("acc_ada")).toEqual(ada);
    expect(await accounts.findByEmail("ada@example.com")).toEqual(ada);
    expect(await accounts.findByIdentity(GITHUB)).toEqual(ada);
    expect(await accounts.listProviders("acc_ada")).toEqual(["github"]);
    expect([await accounts.find("acc_bob"), await accounts.findByEmail("bob@example.com")]).toEqual([
      null,
      null,
    ]);
  });

  test("an address and an identity belong to one account, also where two are made at once", async () => {
    const twins = await Promise.all([kindOf(person("ada")), kindOf(person("ada", { id: "acc_eve" }))]);
    expect(twins.toSorted()).toEqual(["created", "email-taken"]);
    expect(await kindOf(person("bob", { identity: GITHUB }))).toBe("created");
    expect(await kindOf(person("cleo", { identity: GITHUB }))).toBe("identity-taken");
    expect(await accounts.find("acc_cleo")).toBeNull();
    // Who signs in with a provider that tells no address has none; there may be many of them.
    expect(await kindOf(person("dan", { email: null }))).toBe("created");
    expect(await kindOf(person("eli", { email: null }))).toBe("created");
  });

  test("an identity is joined to an account that has none of that provider, and is then nobody else's", async () => {
    await accounts.create(person("ada"));
    await accounts.create(person("bob"));
    expect(await accounts.link("acc_ada", GITHUB)).toBe(true);
    expect(await accounts.link("acc_ada", GITHUB)).toBe(true);
    expect(await accounts.link("acc_ada", { ...GITHUB, providerAccountId: "2" })).toBe(false);
    expect(await accounts.link("acc_bob", GITHUB)).toBe(false);
    expect((await accounts.findByIdentity(GITHUB))?.id).toBe("acc_ada");
  });

  test("only the first may come uninvited where one must be invited", async () => {
    expect(await accounts.isEmpty()).toBe(true);
    const both = await Promise.all(["a", "b"].map((name) => kindOf(person(name, { by: "first" }))));
    expect(both.toSorted()).toEqual(["created", "not-invited"]);
    expect(await accounts.isEmpty()).toBe(false);
  });

  test("an invitation is used once, until it expires, and not where the account could not be made", async () => {
    const invitations = createPrismaInvitationStore(database);
    const made = { note: "for Bob", createdBy: "acc_ada", createdAtMs: AT_MS, expiresAtMs: AT_MS + 1_000 };
    await invitations.create({ id: "inv_one", ...made });
    await invitations.create({ id: "inv_two", ...made, createdAtMs: AT_MS + 1 });
    await accounts.create(person("ada"));
    const by = { invitation: "inv_one" };
    expect(await kindOf(person("ada", { id: "acc_x", by }))).toBe("email-taken");
    expect(await invitations.isOpen("inv_one", AT_MS)).toBe(true);
    const both = await Promise.all(["b", "c"].map((name) => kindOf(person(name, { by }))));
    expect(both.toSorted()).toEqual(["created", "not-invited"]);
    expect(await invitations.isOpen("inv_one", AT_MS)).toBe(false);
    const late = { by: { invitation: "inv_two" }, createdAtMs: AT_MS + 1_000 };
    expect([await kindOf(person("late", late)), await invitations.isOpen("inv_two", AT_MS + 1_000)]).toEqual([
      "not-invited",
      false,
    ]);
    expect(await invitations.list(10)).toEqual([
      { id: "inv_two", ...made, createdAtMs: AT_MS + 1, usedAtMs: null },
      { id: "inv_one", ...made, usedAtMs: AT_MS },
    ]);
    expect([await invitations.delete("inv_two"), await invitations.delete("inv_two")]).toEqual([true, false]);
  });

  test("the last admin who can sign in stays one, also where two leave at once", async () => {
    await accounts.create(person("ada"));
    await accounts.create(person("bob"));
    expect(await accounts.administer("acc_ada", { role: "member" })).toBe("last-admin");
    expect(await accounts.administer("acc_ada", { disabledAtMs: AT_MS })).toBe("last-admin");
    expect(await accounts.administer("acc_bob", { role: "admin" })).toBe("done");
    const both = ["acc_ada", "acc_bob"].map((id) => accounts.administer(id, { role: "member" }));
    expect((await Promise.all(both)).toSorted()).toEqual(["done", "last-admin"]);
    expect(await accounts.administer("acc_nobody", { role: "member" })).toBe("missing");
  });

  test("disabling ends the sessions; a budget is kept, and taken back", async () => {
    const sessions = createPrismaSessionStore(database);
    await accounts.create(person("ada"));
    await accounts.create(person("bob"));
    const session = { userAgent: "Test", createdAtMs: AT_MS, expiresAtMs: AT_MS + 1_000 };
    await sessions.create({ id: "ses_bob", accountId: "acc_bob", ...session });
    await accounts.administer("acc_bob", { disabledAtMs: AT_MS, monthlyBudgetMicroUsd: 5_000_000 });
    expect([await sessions.list("acc_bob", AT_MS), await accounts.find("acc_bob")]).toMatchObject([
      [],
      { disabledAtMs: AT_MS, monthlyBudgetMicroUsd: 5_000_000 },
    ]);
    await accounts.administer("acc_bob", { disabledAtMs: null, monthlyBudgetMicroUsd: null });
    expect(await accounts.find("acc_bob")).toMatchObject({ disabledAtMs: null, monthlyBudgetMicroUsd: null });
  });

  test("sessions are an account's own, the one last seen first, and go when they have expired", async () => {
    const sessions = createPrismaSessionStore(database);
    await accounts.create(person("ada"));
    await accounts.create(person("bob"));
    const create = (id: string, accountId: string, expiresAtMs = AT_MS + 9_000) =>
      sessions.create({ id, accountId, userAgent: "Test", createdAtMs: AT_MS, expiresAtMs });
    await create("ses_1", "acc_ada");
    await create("ses_2", "acc_ada");
    await create("ses_3", "acc_ada", AT_MS + 100);
    await create("ses_4", "acc_bob");
    await sessions.touch("ses_2", AT_MS + 50);
    const idsOf = async (accountId: string, nowMs: number) =>
      (await sessions.list(accountId, nowMs)).map(({ id }) => id);
    expect(await idsOf("acc_ada", AT_MS + 99)).toEqual(["ses_2", "ses_1", "ses_3"]);
    expect([await sessions.findLive("ses_3", AT_MS + 100), await idsOf("acc_ada", AT_MS + 100)]).toEqual([
      null,
      ["ses_2", "ses_1"],
    ]);
    await sessions.prune(AT_MS + 100);
    expect(await database.prisma.session.count()).toBe(3);
    expect([await sessions.delete("acc_bob", "ses_1"), await sessions.delete("acc_ada", "ses_1")]).toEqual([
      false,
      true,
    ]);
    await create("ses_5", "acc_ada");
    await sessions.deleteOthers("acc_ada", "ses_5");
    expect([await idsOf("acc_ada", AT_MS), await idsOf("acc_bob", AT_MS)]).toEqual([["ses_5"], ["ses_4"]]);
  });

  test("accounts are listed newest first, page by page, and found by a part of name or address in any case", async () => {
    for (const [index, name] of ["ada", "bob", "cleo"].entries())
      await accounts.create(person(name, { createdAtMs: AT_MS + Math.min(index, 1) }));
    await accounts.update("acc_bob", { name: "Robert 100%" });
    const list = async (search: string | null, after: { createdAtMs: number; id: string } | null = null) =>
      (await accounts.list({ search, after, limit: 2 })).map(({ id }) => id);
    expect(await list(null)).toEqual(["acc_cleo", "acc_bob"]);
    expect(await list(null, { createdAtMs: AT_MS + 1, id: "acc_bob" })).toEqual(["acc_ada"]);
    expect([await list("ROBERT"), await list("BOB@"), await list("zoe")]).toEqual([
      ["acc_bob"],
      ["acc_bob"],
      [],
    ]);
  });

  test("a setting is what was last written, and what does not read as one counts as not set", async () => {
    const settings = createPrismaInstanceSettingStore(database);
    const none = {
      ...{ "accounts.signUp": null, "profile.default": null },
      ...{ "budget.accountMonthlyMicroUsd": null, "budget.instanceMonthlyMicroUsd": null },
    };
    expect(await settings.read()).toEqual(none);
    await settings.write({ "accounts.signUp": "closed", "budget.accountMonthlyMicroUsd": 5 });
    await settings.write({ "accounts.signUp": "open", "profile.default": "budget" });
    const set = { ...none, "accounts.signUp": "open", "profile.default": "budget" };
    expect(await settings.read()).toEqual({ ...set, "budget.accountMonthlyMicroUsd": 5 });
    await settings.write({ "budget.accountMonthlyMicroUsd": null });
    await database.prisma.instanceSetting.update({
      where: { key: "accounts.signUp" },
      data: { value: '"sometimes"' },
    });
    expect(await settings.read()).toEqual({ ...none, "profile.default": "budget" });
  });
});
