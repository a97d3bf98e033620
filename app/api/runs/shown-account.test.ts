import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SHOWN_ACCOUNT_HEADER } from "@/lib/contract/shown-account";
import { type AccountBench, type Browser, createAccountBench } from "@/lib/server/http/testing/account-bench";
import { GET, POST } from "./route";

// It makes a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let bench: AccountBench;
let ada: { browser: Browser; id: string };
let bob: { browser: Browser; id: string };
beforeAll(async () => {
  bench = await createAccountBench();
  ada = await join("Ada");
  bob = await join("Bob");
});
afterAll(() => bench.close());

async function join(name: string) {
  const browser = bench.browse();
  return { browser, id: (await browser.signUp(name)).account?.id ?? "" };
}

const run = (browser: Browser, shown: string | null) =>
  browser.call(POST, "/api/runs", {
    json: { prompt: "Why is the sky blue?" },
    headers: shown === null ? {} : { [SHOWN_ACCOUNT_HEADER]: shown },
  });
const runsOf = async (browser: Browser) =>
  (await (await browser.call(GET, "/api/runs")).json()).items.length as number;

test("a run is whoever's asks, where the page shows them or says nothing of it", async () => {
  const statuses = [(await run(ada.browser, ada.id)).status, (await run(ada.browser, null)).status];
  statuses.push((await run(bench.browse(), null)).status);
  expect(statuses).toEqual([202, 202, 202]);
  expect(await runsOf(ada.browser)).toBe(2);
});

test("a page that still shows somebody is told that they are signed out, and nobody has a run by it", async () => {
  const guest = bench.browse();
  const response = await run(guest, ada.id);
  const { code, detail } = await response.json();
  expect([response.status, code, detail]).toEqual([
    401,
    "sign-in-needed",
    "You are signed out: sign in again. Your prompt stays.",
  ]);
  expect((await run(bob.browser, ada.id)).status).toBe(401);
  expect([await runsOf(guest), await runsOf(bob.browser)]).toEqual([0, 0]);
});
