import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { POST as begin } from "@/app/api/account/providers/[provider]/route";
import { GET as getAccount } from "@/app/api/account/route";
import type { WhoAmI } from "@/lib/contract/accounts";
import { CLIENT, type FakeProvider, startFakeProvider } from "@/lib/server/auth/testing/fake-provider";
import { type AccountBench, type Browser, createAccountBench } from "@/lib/server/http/testing/account-bench";
import { GET as nextAuth } from "./[...nextauth]/route";

// Each starts a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ADA = { id: 42, name: "Ada", email: "ada@example.com", verified: true };
const PROXIED = { "x-forwarded-proto": "https" };

let provider: FakeProvider;
let bench: AccountBench;
async function open(variables: Record<string, string> = {}): Promise<void> {
  bench = await createAccountBench({
    ...{ AUTH_GITHUB_ID: CLIENT.id, AUTH_GITHUB_SECRET: CLIENT.secret, AUTH_GITHUB_URL: provider.url },
    ...{ AUTH_GOOGLE_ID: CLIENT.id, AUTH_GOOGLE_SECRET: CLIENT.secret, AUTH_GOOGLE_URL: provider.url },
    ...variables,
  });
}
beforeEach(async () => {
  provider = await startFakeProvider({ ...ADA });
});
afterEach(async () => {
  await bench.close();
  await provider.close();
});

const who = async (browser: Browser) =>
  (await (await browser.call(getAccount, "/api/account")).json()) as WhoAmI;

interface Way {
  id?: "github" | "google";
  json?: object;
  headers?: Record<string, string>;
}

/** To the provider and back. Where the browser ends up. */
async function goAround(browser: Browser, { id = "github", json = {}, headers = {} }: Way = {}) {
  const path = `/api/account/providers/${id}`;
  const started = await browser.call(begin, path, { json, headers, params: { provider: id } });
  const { url } = (await started.json()) as { url: string };
  const allowed = await fetch(url, { redirect: "manual" });
  const back = allowed.headers.get("location") ?? "";
  const response = await browser.call(nextAuth, back, { headers });
  return { sent: new URL(url), back: new URL(back), end: response.headers.get("location") };
}

test.each(["github", "google"] as const)(
  "a person comes from %s and comes back to the same account",
  async (id) => {
    await open();
    const browser = bench.browse();
    const { sent, end } = await goAround(browser, { id, json: { next: "/history" } });
    expect([sent.origin, sent.searchParams.get("code_challenge_method"), end]).toEqual([
      provider.url,
      "S256",
      "http://127.0.0.1:3000/history",
    ]);
    const { account } = await who(browser);
    expect(account).toMatchObject({
      ...{ name: "Ada", email: "ada@example.com", role: "admin", hasPassword: false, providers: [id] },
    });
    const again = bench.browse();
    await goAround(again, { id });
    expect((await who(again)).account?.id).toBe(account?.id);
  },
);

test("behind a proxy the provider is told the address that the browser knows, and the cookies are for it alone", async () => {
  await open();
  const browser = bench.browse();
  const { back, end } = await goAround(browser, { headers: PROXIED });
  expect([back.origin + back.pathname, end]).toEqual([
    "https://127.0.0.1:3000/api/auth/callback/github",
    "https://127.0.0.1:3000/",
  ]);
  expect([...browser.cookies.keys()].filter((name) => !/^__(Host|Secure)-/.test(name))).toEqual([]);
});

test("what leads elsewhere is not gone on to", async () => {
  await open();
  for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
    const { end } = await goAround(bench.browse(), { json: { next } });
    expect(end).toBe("http://127.0.0.1:3000/");
  }
});

test("an address that the provider has not verified is nobody's", async () => {
  await open();
  provider.person.verified = false;
  const browser = bench.browse();
  await goAround(browser);
  expect((await who(browser)).account).toMatchObject({ name: "Ada", email: null });
});

test("an address never opens an account that has it; who is signed in may add the provider", async () => {
  await open();
  const ada = bench.browse();
  const { account } = await ada.signUp("Ada");
  const eve = bench.browse();
  const { end } = await goAround(eve);
  expect([end, (await who(eve)).account]).toEqual([
    "http://127.0.0.1:3000/sign-in?problem=email-taken",
    null,
  ]);
  await goAround(ada, { json: { next: "/settings/account" } });
  expect((await who(ada)).account).toMatchObject({ id: account?.id, providers: ["github"] });
  const later = bench.browse();
  await goAround(later);
  expect((await who(later)).account?.id).toBe(account?.id);
  const bob = bench.browse();
  await bob.signUp("Bob");
  expect((await goAround(bob)).end).toContain("/sign-in?problem=identity-taken");
});

test("where one must be invited the invitation goes along, and without one there is no account", async () => {
  await open({ SIGNUP: "invite" });
  const ada = await bench.browse().signUp("Boss");
  const refused = bench.browse();
  expect((await goAround(refused)).end).toContain("/sign-in?problem=not-invited");
  expect((await who(refused)).account).toBeNull();
  const { token } = await bench.container.accounts.invite(ada.account?.id ?? "", { note: "", days: 7 });
  const invited = bench.browse();
  await goAround(invited, { json: { invitation: token } });
  expect((await who(invited)).account?.name).toBe("Ada");
});

test("a code that another browser began with signs nobody in", async () => {
  await open();
  const [ada, eve] = [bench.browse(), bench.browse()];
  const started = await eve.call(begin, "/api/account/providers/github", {
    json: {},
    params: { provider: "github" },
  });
  const { url } = (await started.json()) as { url: string };
  const back = (await fetch(url, { redirect: "manual" })).headers.get("location") ?? "";
  await ada.call(nextAuth, back);
  expect((await who(ada)).account).toBeNull();
});

test("a provider that is not set up, and one there never was, are not found", async () => {
  await open({ AUTH_GITHUB_ID: "" });
  for (const id of ["github", "myspace"]) {
    const path = `/api/account/providers/${id}`;
    const response = await bench.browse().call(begin, path, { json: {}, params: { provider: id } });
    expect(response.status).toBe(404);
  }
  expect((await who(bench.browse())).providers).toEqual(["google"]);
});
