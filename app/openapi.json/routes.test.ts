/**
 * Every call that a program can make is in the document, with what its token must allow; what only a page can do is not. A route
 * that is added without either fails here.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Container, getContainer, installContainer } from "@/lib/server/container";
import { createApiBench, HOST } from "@/lib/server/http/testing/api-bench";
import { OPERATIONS } from "@/lib/server/openapi/operations";
import { accept } from "@/lib/server/refusal";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";

/** No token does these: accounts, sign-in, invitations, the instance and tokens themselves are for people. */
const PAGES_ONLY = [
  "/api/account",
  "/api/account/export",
  "/api/account/password",
  "/api/account/providers/{provider}",
  "/api/account/sessions",
  "/api/account/sessions/{sessionId}",
  "/api/account/sign-in",
  "/api/account/sign-out",
  "/api/account/sign-up",
  "/api/accounts",
  "/api/accounts/{accountId}",
  "/api/auth/{nextauth}",
  "/api/connections/openrouter/callback",
  "/api/connections/openrouter/sign-in",
  "/api/instance",
  "/api/invitations",
  "/api/invitations/{invitationId}",
  "/api/tokens",
  "/api/tokens/{tokenId}",
];

/** Answers that there is no such call. */
const NOTHING = ["/api/{rest}", "/v1/{rest}"];

/** What other ids are is not looked at before the token is. */
const PARAMS = { responseId: `resp_run_${"0".repeat(22)}` };

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const modules: [string, () => Promise<Record<string, Handler>>][] = Object.entries(
  import.meta.glob<Record<string, Handler>>(["/app/api/**/route.ts", "/app/v1/**/route.ts"]),
).map(([file, load]) => [toPath(file), load]);

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
  const app = path.resolve(import.meta.dirname, "..");
  const routes = ["api", "v1"].flatMap((folder) =>
    readdirSync(path.join(app, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => path.basename(file) === "route.ts")
      .map((file) => toPath(`/app/${folder}/${file}`)),
  );
  expect(modules.map(([at]) => at).toSorted()).toEqual(routes.toSorted());
});

test.each(modules)(
  "%s is in the document with what it asks of a token, or is for pages only",
  async (at, load) => {
    const handlers = Object.entries(await load()).filter(([method]) => METHODS.includes(method));
    const needs = await Promise.all(
      handlers.map(async ([method, handler]) => [method, await needOf(method, handler, at)] as const),
    );
    const taken = needs.filter(([, need]) => need !== "no such method").toSorted();
    if (NOTHING.includes(at)) return;
    const isPagesOnly = taken.every(([, need]) => need === "never");
    expect(isPagesOnly).toBe(PAGES_ONLY.includes(at));
    const documented = OPERATIONS.filter((operation) => operation.path === at)
      .map(({ method, scope }) => [method.toUpperCase(), scope ?? "open"])
      .toSorted();
    expect(documented).toEqual(isPagesOnly ? [] : taken);
  },
);

test("every call in the document has its route", () => {
  const paths = new Set(OPERATIONS.map((operation) => operation.path));
  const routes = modules.map(([at]) => at);
  expect([...paths].filter((at) => !routes.includes(at))).toEqual([]);
});

/** What the route says that it needs, to a token that allows nothing. */
async function needOf(method: string, handler: Handler, at: string): Promise<string> {
  const headers = { host: HOST, authorization: "Bearer tk_scopeless" };
  const body = method === "GET" ? undefined : "{}";
  const request = new Request(`http://${HOST}${at}`, { method, headers, body });
  const response = await handler(request, { params: Promise.resolve(PARAMS as never) });
  if (response.status === 405) return "no such method";
  if (response.status !== 403) return "open";
  const problem = await response.json();
  const { code, text } = problem.error
    ? { code: problem.error.code, text: problem.error.message }
    : { code: problem.code, text: problem.detail };
  if (code === "not-by-token") return "never";
  return /needs the scope "(\w+)"/.exec(text)?.[1] ?? code;
}

/** `/app/api/runs/[runId]/route.ts` as the document writes it: `/api/runs/{runId}`. */
function toPath(file: string): string {
  const folder = path.dirname(file).split(path.sep).join("/");
  return folder
    .replace(/^\/app/, "")
    .replaceAll("[[...", "{")
    .replaceAll("[...", "{")
    .replaceAll("[", "{")
    .replaceAll("]]", "}")
    .replaceAll("]", "}");
}
