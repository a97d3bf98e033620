import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Problem } from "@/lib/contract/problem";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import {
  type AccountBench,
  type Browser,
  createAccountBench,
  PASSWORD,
} from "@/lib/server/http/testing/account-bench";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { requireValue } from "@/lib/server/runs/testing/run-bench";
import { GET as exportAll } from "./export/route";
import { DELETE } from "./route";

// Each starts a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const KEY = "sk-canary-4f1e9a77";

let bench: AccountBench;
let upstream: Upstream;
let browser: Browser;
let guestId: string;
beforeEach(async () => {
  bench = await createAccountBench();
  upstream = await startUpstream({
    models: { oak: { steps: [{ text: "Half" }, "hang"] }, elm: answer("Elm.") },
  });
  browser = bench.browse();
  browser.cookies.set("tokamak_guest", "g".repeat(43));
  const headers = { cookie: `tokamak_guest=${"g".repeat(43)}` };
  guestId = identifyGuest(new Request("http://127.0.0.1/", { headers })).ownerId;
});
afterEach(async () => {
  await bench.close();
  await upstream.close();
});

/** A run of the guest whose first member still answers, over a connection with a key of theirs. */
async function startLive(): Promise<string> {
  const lab = { kind: "openai-compatible" as const, name: "Lab", baseUrl: upstream.url, apiKey: KEY };
  requireValue(await bench.container.connections.add(guestId, lab));
  const pasted = ["One.", "Two."].map((text) => ({ pasted: text, name: text }));
  const judge = { models: ["lab/elm"] };
  const body = {
    prompt: "Why?",
    pool: [{ model: "lab/oak" }, ...pasted],
    judge,
    wait: { policy: "all" as const },
  };
  const { id } = requireValue(await bench.container.runs.start(guestId, body, null));
  await upstream.arrived("oak");
  return id;
}

test("a live run goes on when its guest signs up, and is called with the key that is the account's now", async () => {
  const runId = await startLive();
  const ownerId = (await browser.signUp("Ada")).account?.id ?? "";
  const { runs, connections } = bench.container;
  expect((await runs.get(guestId, runId)).ok).toBe(false);
  expect(requireValue(await runs.get(ownerId, runId)).status).toBe("running");
  expect((await connections.list(guestId)).items.some(({ own }) => own)).toBe(false);
  expect(upstream.requestsFor("elm")).toEqual([]);
  // The wait ends, and the judge is asked in the session that the guest began.
  requireValue(await runs.stop(ownerId, runId, "A"));
  const following = requireValue(await runs.follow(ownerId, runId, 0, new AbortController().signal));
  if (following.kind === "events") for await (const _batch of following.batches);
  expect(upstream.requestsFor("elm")[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(requireValue(await runs.get(ownerId, runId)).status).toBe("completed");
});

test("everything that the account owns is exported, and no key, hash or session with it", async () => {
  const runId = await startLive();
  await browser.signUp("Ada");
  const text = await (await browser.call(exportAll, "/api/account/export")).text();
  const all = JSON.parse(text);
  expect(all).toMatchObject({
    format: "tokamak-account",
    account: { name: "Ada", email: "ada@example.com" },
    runs: [
      {
        id: runId,
        prompt: "Why?",
        request: { pool: [{ model: "lab/oak" }, { pasted: "One." }, { pasted: "Two." }] },
      },
    ],
    connections: [{ slug: "lab", baseUrl: upstream.url }],
  });
  for (const secret of [KEY, KEY.slice(-4), "argon2", "keyCipher", "passwordHash", "ses_"])
    expect(text).not.toContain(secret);
});

test("deleting takes the password; then live runs are stopped and nothing of the account is left", async () => {
  const runId = await startLive();
  const { account } = await browser.signUp("Ada");
  const remove = (json: unknown) => browser.call(DELETE, "/api/account", { method: "DELETE", json });
  for (const json of [{}, { password: "a wrong guess" }, { confirm: "ada@example.com" }]) {
    const problem = (await (await remove(json)).json()) as Problem;
    expect([problem.status, problem.errors?.[0]?.path]).toEqual([422, "password"]);
  }
  expect((await remove({ password: PASSWORD })).status).toBe(204);
  expect(browser.cookies.has("tokamak_session")).toBe(false);
  const { accounts, runs, connections } = bench.container;
  expect((await runs.get(account?.id ?? "", runId)).ok).toBe(false);
  expect((await connections.list(account?.id ?? "")).items.some(({ own }) => own)).toBe(false);
  // The next to come is the first again.
  expect((await accounts.describeWho(null)).isFirst).toBe(true);
});
