/**
 * The OpenAI-compatible API over a real container: a database and a data folder of its own, a scripted provider behind a socket,
 * one person with tokens, and OpenAI's own client, whose requests go to the routes. For tests of what a program sees.
 */
import OpenAI, { APIError } from "openai";
import type { CreateToken } from "@/lib/contract/tokens";
import type { DatabaseLocation } from "@/lib/server/db/provider";
import { type AccountBench, createAccountBench } from "@/lib/server/http/testing/account-bench";
import { HOST } from "@/lib/server/http/testing/api-bench";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { holdToDocument } from "@/lib/server/openapi/testing/check-answer";

export const LAB = ["a", "b", "c", "judge"] as const;
const PRICE = { input: 1, output: 4 };

export type Routes = Record<
  string,
  Partial<
    Record<string, (request: Request, context: { params: Promise<never> }) => Promise<Response> | Response>
  >
>;

export interface V1Bench extends AccountBench {
  upstream: Upstream;
  ownerId: string;
  /** A token that may run and read, unless said otherwise. */
  makeToken(settings?: Partial<CreateToken>, ownerId?: string): Promise<string>;
  client(token: string): OpenAI;
  /** With a token that may run and read. */
  openai: OpenAI;
  /** The same without a client: for what its types do not know. */
  post(path: string, json: unknown, headers?: Record<string, string>): Promise<Response>;
  fetch: typeof globalThis.fetch;
}

/** Asks the lab's models through the bench, and waits for all of them. */
export const PANEL = { pool: ["lab/a", "lab/b"], judge: "lab/judge", wait: { policy: "all" } };
export const CHAT_PATH = "/v1/chat/completions";
export const ASK = [{ role: "user" as const, content: "Why is the sky blue?" }];

/** Status, code and field of the error that a call of the client ends with. */
export async function errorOf(promise: Promise<unknown>): Promise<[number | undefined, unknown, unknown]> {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof APIError)) throw new Error(`This was no API error: ${String(error)}`);
  return [error.status, error.code, error.param];
}

/** A judge that merges, or holds the winner's own answer for the best where it writes none. */
export function judgement({ winner = "A", answer: fused }: { winner?: string; answer?: string }) {
  const verdict = { winner, ties: [], confidence: "high", why: "It is right.", fusionBeatsBest: !!fused };
  const written = fused === undefined ? "" : `<answer>\n${fused}\n</answer>\n`;
  const analysis = '<analysis>\n{"kind":"blind-spot","claim":"No source."}\n</analysis>';
  return answer(`${analysis}\n<verdict>\n${JSON.stringify(verdict)}\n</verdict>\n${written}`);
}

/** `routes`: handlers by their path, with its parameters as the folders of `app` have them. */
export async function createV1Bench(
  routes: Routes,
  { location, env = {} }: { location?: DatabaseLocation; env?: Record<string, string> } = {},
): Promise<V1Bench> {
  const upstream = await startUpstream({
    models: Object.fromEntries(LAB.map((name) => [name, answer(`This is ${name}.`)])),
  });
  const models = LAB.map((id) => ({ id, contextLength: 128_000, price: PRICE }));
  const lab = { id: "lab", kind: "openai-compatible", baseURL: upstream.url, apiKey: "sk-lab", models };
  const bench = await createAccountBench({ CONNECTIONS: JSON.stringify([lab]), ...env }, location);
  const { account } = await bench.browse().signUp("Ada");
  if (!account) throw new Error("Nobody signed up.");
  const accountId = account.id;
  const faults: string[] = [];
  const fetch = toFetch(routes, faults);
  const makeToken = async (settings: Partial<CreateToken> = {}, ownerId = accountId) => {
    const made = await bench.container.tokens.create(ownerId, { ...PLAIN_TOKEN, ...settings });
    if (!made.ok) throw new Error(made.refusal.detail);
    return made.value.token;
  };
  const client = (apiKey: string) =>
    new OpenAI({ apiKey, baseURL: `http://${HOST}/v1`, fetch, maxRetries: 0, dangerouslyAllowBrowser: true });
  const token = await makeToken();
  return {
    ...bench,
    ...{ upstream, fetch, ownerId: accountId, makeToken, client, openai: client(token) },
    post(path, json, headers = {}) {
      const own = { "content-type": "application/json", authorization: `Bearer ${token}` };
      const body = typeof json === "string" ? json : JSON.stringify(json);
      return fetch(`http://${HOST}${path}`, { method: "POST", headers: { ...own, ...headers }, body });
    },
    async close() {
      await bench.close();
      await upstream.close();
      if (faults.length > 0) throw new Error(faults.join("\n"));
    },
  };
}

const PLAIN_TOKEN: CreateToken = {
  ...{ name: "CI", scopes: ["run", "read"], expiresAt: null, profiles: null, models: null },
  ...{ dailyCapUsd: null, monthlyCapUsd: null },
};

/** As a server would, without its sockets: an abort reaches the route, and a body that is not read is cancelled. */
function toFetch(routes: Routes, faults: string[]): typeof globalThis.fetch {
  return async (input, init) => {
    const asked = new Request(input, init);
    const request = new Request(asked, { headers: { ...Object.fromEntries(asked.headers), host: HOST } });
    const { pathname } = new URL(request.url);
    const found = findRoute(Object.keys(routes), pathname);
    const handler = found && routes[found.route]?.[request.method];
    if (!handler) throw new Error(`This test has no route ${request.method} ${pathname}.`);
    const response = await handler(request, { params: Promise.resolve(found.params as never) });
    await holdToDocument({ method: request.method, path: pathname }, response).catch((fault: Error) => {
      // A client would take it for a broken connection: told when the bench is closed.
      faults.push(fault.message);
    });
    return response;
  };
}

/** As Next matches paths: `[one]` is a segment, `[...rest]` all that follow. */
function findRoute(routes: readonly string[], pathname: string) {
  for (const route of routes) {
    const names = [...route.matchAll(/\[(?:\.{3})?(\w+)\]/g)].map(([, name = ""]) => name);
    const pattern = route.replace(/\[\.{3}\w+\]/g, "(.+)").replace(/\[\w+\]/g, "([^/]+)");
    const [, ...values] = new RegExp(`^${pattern}$`).exec(pathname) ?? [];
    if (values.length === 0 && route !== pathname) continue;
    const isRest = (name: string) => route.includes(`[...${name}]`);
    const params = names.map((name, index) => [name, toParam(values[index] ?? "", isRest(name))]);
    return { route, params: Object.fromEntries(params) };
  }
  return null;
}

function toParam(value: string, isRest: boolean): string | string[] {
  return isRest ? value.split("/").map(decodeURIComponent) : decodeURIComponent(value);
}

/** A completion of `lab/a` by OpenAI's own client, with what its types do not know. */
export function complete({ openai }: V1Bench, more: object = {}): Promise<OpenAI.ChatCompletion> {
  const params = { model: "lab/a", messages: ASK, ...more } as unknown as OpenAI.ChatCompletionCreateParams;
  return openai.chat.completions.create({ ...params, stream: false });
}
