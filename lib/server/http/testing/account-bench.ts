/**
 * The routes over a real container, with a database and a data folder of their own, and people with browsers that keep their
 * cookies. For what is about who asks.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { WhoAmI } from "@/lib/contract/accounts";
import { PEER_HEADER } from "@/lib/server/auth/client-address";
import { sealSessionCookie } from "@/lib/server/auth/session-cookie";
import { readSignInOrigin } from "@/lib/server/auth/sign-in-origin";
import { type Container, createContainer, installContainer } from "@/lib/server/container";
import { migrateDatabase } from "@/lib/server/db/migrate";
import type { DatabaseLocation } from "@/lib/server/db/provider";
import { parseEnv } from "@/lib/server/env";
import { HOST } from "./api-bench";

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

export interface CallInit<Params> extends Omit<RequestInit, "body"> {
  params?: Params;
  /** Sent as JSON. */
  json?: unknown;
  body?: BodyInit;
}

export interface Browser {
  cookies: Map<string, string>;
  call<Params = Record<never, never>>(
    handler: Handler<Params>,
    path: string,
    init?: CallInit<Params>,
  ): Promise<Response>;
  /** Signs up with a password of its own. */
  signUp(name: string, more?: { password?: string; invitation?: string }): Promise<WhoAmI>;
}

export interface AccountBench {
  container: Container;
  /** Another person, or another device. */
  browse(address?: string): Browser;
  close(): Promise<void>;
}

export const PASSWORD = "a plain long sentence";

export async function createAccountBench(
  variables: Record<string, string> = {},
  location?: DatabaseLocation,
): Promise<AccountBench> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "tokamak-accounts-"));
  const environment = parseEnv({ DATA_DIR: dataDir, ALLOW_PRIVATE_HOSTS: "127.0.0.1", ...variables });
  const database = location ?? environment.database;
  if (!location) await migrateDatabase(database);
  const container = createContainer({ ...environment, database });
  installContainer(container);
  return {
    container,
    browse: (address) => createBrowser(container, address),
    async close() {
      await container.shutDown();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function createBrowser(container: Container, address = "192.0.2.1"): Browser {
  const cookies = new Map<string, string>();
  const ownHeaders = () => {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    return new Headers({ host: HOST, [PEER_HEADER]: address, ...(cookie && { cookie }) });
  };
  return {
    cookies,
    async call(handler, target, { params, json, ...init } = {}) {
      const headers = ownHeaders();
      if (json !== undefined) headers.set("content-type", "application/json");
      for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
      const body = json === undefined ? init.body : JSON.stringify(json);
      const method = init.method ?? (body === undefined ? "GET" : "POST");
      const url = URL.canParse(target) ? target : `http://${HOST}${target}`;
      const request = new Request(url, { ...init, method, headers, body });
      const response = await handler(request, { params: Promise.resolve(params as never) });
      for (const cookie of response.headers.getSetCookie()) keep(cookie, cookies);
      return response;
    },
    async signUp(name, { password = PASSWORD, invitation } = {}) {
      const request = new Request(`http://${HOST}/`, { headers: ownHeaders() });
      const body = { email: `${name.toLowerCase()}@example.com`, name, password, invitation };
      const outcome = await container.accounts.signUp(body, readSignInOrigin(request, []));
      if (!outcome.ok) throw new Error(outcome.refusal.detail);
      const { accountId, sessionId } = outcome.value;
      keep(await sealSessionCookie(request, sessionId, container.auth.secret), cookies);
      return container.accounts.describeWho(accountId);
    },
  };
}

function keep(setCookie: string, cookies: Map<string, string>): void {
  const [pair = "", ...attributes] = setCookie.split(/;\s*/);
  const [name = "", ...value] = pair.split("=");
  if (attributes.includes("Max-Age=0")) cookies.delete(name);
  else cookies.set(name, value.join("="));
}
