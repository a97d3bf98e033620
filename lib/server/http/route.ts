/**
 * What every API route has in common: who is asking, the check of the origin, and one shape for everything that goes
 * wrong. A route's own code parses, calls, answers.
 */
import { randomBytes } from "node:crypto";
import type { SignedIn, Who } from "@/lib/server/auth/who";
import { type Container, getContainer } from "@/lib/server/container";
import { env } from "@/lib/server/env";
import { reportFailure } from "@/lib/server/report-failure";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";
import { checkHost } from "./check-host";
import { checkOrigin } from "./check-origin";
import { countRequest } from "./count-request";
import { HttpRefusal, requireAccepted } from "./http-refusal";
import { toProblemResponse } from "./problem-response";
import { refuseToken, requireScope, type TokenNeed, usualNeed } from "./require-scope";

interface OpenCall<Params> {
  request: Request;
  params: Params;
  container: Container;
}

interface RouteCall<Params> extends OpenCall<Params> {
  ownerId: string;
  /** Null: a guest asks. */
  account: SignedIn | null;
  /** What the program that asks may do; null: a browser asks. */
  token: TokenGrant | null;
}

interface RouteOptions {
  /** What a token must allow. Unless said: `read` for GET and HEAD, `manage` for all else. */
  token?: TokenNeed;
  /** So that a page's call counts against the requests a minute too; a token's does always. */
  startsWork?: true;
}

type None = Record<never, never>;
type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
type Handle<Call> = (call: Call) => Response | Promise<Response>;
export type RouteHandle<Params> = Handle<RouteCall<Params>>;
type Said<Options, Call> = [handle: Handle<Call>] | [options: Options, handle: Handle<Call>];

/** A call on behalf of an owner. A guest who is not known yet gets their cookie with the answer. */
export function route<Params = None>(handle: RouteHandle<Params>): Handler<Params>;
export function route<Params = None>(options: RouteOptions, handle: RouteHandle<Params>): Handler<Params>;
export function route<Params>(...said: Said<RouteOptions, RouteCall<Params>>): Handler<Params> {
  const [options, handle] = said.length === 1 ? [{}, ...said] : said;
  return ownerRoute(options, handle, { setsCookie: true });
}

/**
 * A call that reads what an owner may use and makes nothing theirs. It sets no cookie: a page makes several at once when
 * it first opens, and the answer of a slow one would replace the cookie under which a run was started meanwhile.
 */
export function quietRoute<Params = None>(handle: RouteHandle<Params>): Handler<Params>;
export function quietRoute<Params = None>(
  options: RouteOptions,
  handle: RouteHandle<Params>,
): Handler<Params>;
export function quietRoute<Params>(...said: Said<RouteOptions, RouteCall<Params>>): Handler<Params> {
  const [options, handle] = said.length === 1 ? [{}, ...said] : said;
  return ownerRoute(options, handle, { setsCookie: false });
}

function ownerRoute<Params>(
  options: RouteOptions,
  handle: RouteHandle<Params>,
  { setsCookie }: { setsCookie: boolean },
): Handler<Params> {
  return async (request, context) => {
    const added = new Headers();
    const response = await openRoute<Params>(async (call) => {
      const { setCookie, ...who } = await identifyFor(call, options);
      if (setsCookie && setCookie !== null) added.append("set-cookie", setCookie);
      if (options.startsWork || who.token) await countRequest(call.container.limits, who, added);
      return handle({ ...call, ...who });
    })(request, context);
    for (const [name, value] of added) response.headers.append(name, value);
    return response;
  };
}

async function identifyFor({ request, container }: OpenCall<unknown>, options: RouteOptions): Promise<Who> {
  const who = requireAccepted(await container.identify(request));
  requireScope(who.token, options.token ?? usualNeed(request.method));
  return who;
}

interface OpenOptions {
  /** A token may not come along. Unless said, it changes nothing, and is not looked up. */
  token: "never";
}

/** A call that is about nobody's things. It sets no cookie either. */
export function openRoute<Params = None>(handle: Handle<OpenCall<Params>>): Handler<Params>;
export function openRoute<Params = None>(
  options: OpenOptions,
  handle: Handle<OpenCall<Params>>,
): Handler<Params>;
export function openRoute<Params>(...said: Said<OpenOptions, OpenCall<Params>>): Handler<Params> {
  const [options, handle] = said.length === 1 ? [null, ...said] : said;
  return async (request, context) => {
    const response = await answer(request, async () => {
      checkHost(request, env().allowedHosts);
      checkOrigin(request);
      if (options?.token === "never") refuseToken(request);
      return handle({ request, params: await context.params, container: getContainer() });
    });
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    return response;
  };
}

async function answer(request: Request, handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof HttpRefusal) return toProblemResponse(error.refusal, error.status);
    const id = randomBytes(6).toString("hex");
    reportFailure(`[${id}] ${request.method} ${new URL(request.url).pathname} failed`, error);
    return toProblemResponse({
      code: "internal",
      detail: `The server failed inside; its log says more under ${id}. Try again, and report it if it stays.`,
    });
  }
}

/** JSON, as every answer but a stream is. */
export function toJsonResponse(data: unknown, status = 200): Response {
  return Response.json(data, { status });
}
