import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { requireValue } from "@/lib/server/runs/testing/run-bench";
import { SIGN_IN_TTL_MS } from "./openrouter-sign-in";
import { CANARY, createConnectionBench, OTHER, OWNER } from "./testing/connection-bench";

/** What OpenRouter was asked, and what it answers next. */
let asked: { path: string; body: Record<string, string> }[] = [];
let reply: { status: number; body: unknown } = { status: 200, body: { key: CANARY } };
const openrouter = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  if (request.method === "POST")
    asked.push({ path: request.url ?? "", body: JSON.parse(Buffer.concat(parts).toString()) });
  const { status, body } = request.method === "POST" ? reply : { status: 200, body: { data: [] } };
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => openrouter.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(openrouter.address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  const closed = new Promise((resolve) => openrouter.close(resolve));
  openrouter.closeAllConnections();
  await closed;
});
beforeEach(() => {
  asked = [];
  reply = { status: 200, body: { key: CANARY } };
});

const bench = () => createConnectionBench({ providerURLs: { openrouter: url } });
const ORIGIN = "https://tokamak.example";

test("the browser is sent to OpenRouter with a challenge, and comes back to a connection", async () => {
  const { service } = bench();
  const sent = new URL(requireValue(service.beginSignIn(OWNER, ORIGIN)).url);
  expect([sent.origin + sent.pathname, Object.fromEntries(sent.searchParams)]).toEqual([
    `${new URL(url).origin}/auth`,
    {
      callback_url: `${ORIGIN}/api/connections/openrouter/callback`,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: "S256",
    },
  ]);
  expect(await service.finishSignIn(OWNER, "code-1")).toEqual({ outcome: "done", known: true });
  const [exchange] = asked;
  expect(exchange).toEqual({
    path: "/api/v1/auth/keys",
    body: { code: "code-1", code_verifier: expect.any(String), code_challenge_method: "S256" },
  });
  const challenge = createHash("sha256")
    .update(exchange?.body.code_verifier ?? "")
    .digest("base64url");
  expect(challenge).toBe(sent.searchParams.get("code_challenge"));
  const [view] = (await service.list(OWNER)).items;
  expect(view).toMatchObject({ slug: "openrouter", name: "OpenRouter", kind: "openrouter", keyHint: "9a77" });
});

test("signing in again gives the connection that is there its new key", async () => {
  const { service } = bench();
  for (const key of [CANARY, "sk-or-second-0002"]) {
    reply.body = { key };
    service.beginSignIn(OWNER, ORIGIN);
    await service.finishSignIn(OWNER, "code");
  }
  const own = (await service.list(OWNER)).items.filter((item) => item.own);
  expect(own.map(({ slug, keyHint }) => [slug, keyHint])).toEqual([["openrouter", "0002"]]);
});

test("a code that comes to someone who did not begin, twice or too late makes nothing", async () => {
  const clock = createVirtualClock(0);
  const { service, store } = createConnectionBench({ providerURLs: { openrouter: url }, clock });
  service.beginSignIn(OWNER, ORIGIN);
  expect(await service.finishSignIn(OTHER, "code")).toEqual({ outcome: "expired", known: false });
  void clock.sleep(SIGN_IN_TTL_MS + 1, new AbortController().signal);
  clock.advance();
  expect(await service.finishSignIn(OWNER, "code")).toEqual({ outcome: "expired", known: true });
  expect(await service.finishSignIn(OWNER, "code")).toEqual({ outcome: "expired", known: false });
  expect([asked, await store.list(OWNER), await store.list(OTHER)]).toEqual([[], [], []]);
});

test.each([
  [{ status: 403, body: { error: { message: "Invalid code" } } }, "refused"],
  [{ status: 500, body: {} }, "unreachable"],
  [{ status: 302, body: {} }, "refused"],
  [{ status: 200, body: { no: "key" } }, "unreachable"],
])("an exchange answered with %j ends as %s", async (answer, outcome) => {
  reply = answer;
  const { service, store } = bench();
  service.beginSignIn(OWNER, ORIGIN);
  expect([await service.finishSignIn(OWNER, "code"), await store.list(OWNER)]).toEqual([
    { outcome, known: true },
    [],
  ]);
});

test.each([
  ["http://127.0.0.1:3000", "http://localhost:3000/api/connections/openrouter/callback"],
  ["http://localhost:3000", "http://localhost:3000/api/connections/openrouter/callback"],
  ["http://192.168.1.4:3000", null],
  ["null", null],
])("from %s it comes back to %s", (origin, callback) => {
  const begun = bench().service.beginSignIn(OWNER, origin);
  expect(begun.ok ? new URL(begun.value.url).searchParams.get("callback_url") : null).toBe(callback);
});
