/**
 * What an API token must allow for every call there is. A route that is added without a line here fails: whoever adds it decides, and
 * the answer to a token that allows nothing proves that the route does too.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Problem } from "@/lib/contract/problem";
import { type Container, getContainer, installContainer } from "@/lib/server/container";
import { createApiBench, HOST } from "@/lib/server/http/testing/api-bench";
import { accept } from "@/lib/server/refusal";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";

/** `open`: about nobody's things, a token changes nothing. */
type Need = "run" | "read" | "manage" | "never" | "open";

const NEEDS: Record<string, Partial<Record<string, Need>>> = {
  "[...rest]": { GET: "open", POST: "open", PUT: "open", PATCH: "open", DELETE: "open" },
  account: { GET: "never", PATCH: "never", DELETE: "never" },
  "account/export": { GET: "never" },
  "account/password": { POST: "never" },
  "account/providers/[provider]": { POST: "never" },
  "account/sessions": { GET: "never", DELETE: "never" },
  "account/sessions/[sessionId]": { DELETE: "never" },
  "account/sign-in": { POST: "never" },
  "account/sign-out": { POST: "never" },
  "account/sign-up": { POST: "never" },
  accounts: { GET: "never" },
  "accounts/[accountId]": { PATCH: "never" },
  attachments: { POST: "run" },
  "attachments/[attachmentId]": { GET: "read", DELETE: "manage" },
  "auth/[...nextauth]": { GET: "never", POST: "never" },
  connections: { GET: "read", POST: "manage" },
  "connections/[connectionId]": { PATCH: "manage", DELETE: "manage" },
  "connections/[connectionId]/test": { POST: "manage" },
  "connections/local": { GET: "read" },
  "connections/openrouter/callback": { GET: "never" },
  "connections/openrouter/sign-in": { POST: "never" },
  "connections/test": { POST: "manage" },
  estimate: { POST: "run" },
  health: { GET: "open" },
  instance: { GET: "never", PATCH: "never" },
  invitations: { GET: "never", POST: "never" },
  "invitations/[invitationId]": { DELETE: "never" },
  models: { GET: "read" },
  profiles: { GET: "read", POST: "manage" },
  "profiles/[profileId]": { GET: "read", PATCH: "manage", DELETE: "manage" },
  "profiles/[profileId]/export": { GET: "read" },
  "profiles/[profileId]/record": { GET: "read" },
  "profiles/import": { POST: "manage" },
  runs: { GET: "read", POST: "run" },
  "runs/[runId]": { GET: "read", PATCH: "manage", DELETE: "manage" },
  "runs/[runId]/candidates/[label]/retry": { POST: "run" },
  "runs/[runId]/events": { GET: "read" },
  "runs/[runId]/export": { GET: "read" },
  "runs/[runId]/fusions": { POST: "run" },
  "runs/[runId]/share": { GET: "read", POST: "manage", DELETE: "manage" },
  "runs/[runId]/stop": { POST: "run" },
  "runs/[runId]/thread": { GET: "read" },
  "runs/[runId]/vote": { GET: "read", PUT: "manage", DELETE: "manage" },
  "runs/bulk": { POST: "manage" },
  "runs/export": { POST: "read" },
  "runs/tags": { GET: "read" },
  "schemas/profile.json": { GET: "open" },
  "schemas/run-export.json": { GET: "open" },
  "shares/[slug]": { GET: "read" },
  "shares/[slug]/attachments/[attachmentId]": { GET: "read" },
  "shares/[slug]/events": { GET: "read" },
  tokens: { GET: "never", POST: "never" },
  "tokens/[tokenId]": { PATCH: "never", DELETE: "never" },
  usage: { GET: "read" },
  "votes/models": { GET: "read" },
};

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const modules = import.meta.glob<Record<string, Handler>>("./**/route.ts");
const scopeless: TokenGrant = {
  ...{ id: "0".repeat(16), name: "Scopeless", scopes: [], profiles: null, models: null },
  ...{ dailyCapMicroUsd: null, monthlyCapMicroUsd: null },
};

beforeAll(() => {
  createApiBench();
  const bench: Container = getContainer();
  installContainer({
    ...bench,
    identify: async () => accept({ ownerId: "acc_a", account: null, token: scopeless, setCookie: null }),
  });
});
afterAll(() => createApiBench());

test("every route file is looked at", () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" });
  const routes = files.filter((file) => path.basename(file) === "route.ts").map(toName);
  expect(Object.keys(modules).map(toName).toSorted()).toEqual(routes.toSorted());
  expect(Object.keys(NEEDS).toSorted()).toEqual(routes.toSorted());
});

test.each(Object.entries(modules).map(([file, load]) => [toName(file), load] as const))(
  "%s asks of a token what is written here",
  async (name, load) => {
    const handlers = Object.entries(await load()).filter(([method]) => METHODS.includes(method));
    const found = await Promise.all(
      handlers.map(async ([method, handler]) => [method, await needOf(method, handler, name)] as const),
    );
    const taken = found.filter(([, need]) => need !== "no such method");
    expect(Object.fromEntries(taken)).toEqual(NEEDS[name]);
  },
);

/** What the route says that it needs, to a token that allows nothing. */
async function needOf(method: string, handler: Handler, name: string): Promise<string> {
  const headers = { host: HOST, authorization: "Bearer tk_scopeless" };
  const body = ["GET", "HEAD"].includes(method) ? undefined : "{}";
  const request = new Request(`http://${HOST}/api/${name}`, { method, headers, body });
  const response = await handler(request, { params: Promise.resolve({} as never) });
  if (response.status === 405) return "no such method";
  if (response.status !== 403) return "open";
  const { code, detail } = (await response.json()) as Problem;
  if (code === "not-by-token") return "never";
  return code === "missing-scope" ? (/needs the scope "(\w+)"/.exec(detail)?.[1] ?? detail) : code;
}

function toName(file: string): string {
  return path.dirname(file).split(path.sep).join("/").replace(/^\.\//, "");
}
