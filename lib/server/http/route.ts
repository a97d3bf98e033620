/**
 * What every API route has in common: who is asking, the check of the origin, and one shape for everything that goes
 * wrong. A route's own code parses, calls, answers.
 */
import { randomBytes } from "node:crypto";
import type { SignedIn } from "@/lib/server/auth/who";
import { type Container, getContainer } from "@/lib/server/container";
import { env } from "@/lib/server/env";
import { reportFailure } from "@/lib/server/report-failure";
import { checkHost } from "./check-host";
import { checkOrigin } from "./check-origin";
import { HttpRefusal } from "./http-refusal";
import { toProblemResponse } from "./problem-response";

interface OpenCall<Params> {
  request: Request;
  params: Params;
  container: Container;
}

interface RouteCall<Params> extends OpenCall<Params> {
  ownerId: string;
  /** Null: a guest asks. */
  account: SignedIn | null;
}

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/** A call on behalf of an owner. A guest who is not known yet gets their cookie with the answer. */
export function route<Params = Record<never, never>>(
  handle: (call: RouteCall<Params>) => Response | Promise<Response>,
): Handler<Params> {
  return async (request, context) => {
    let setCookie: string | null = null;
    const response = await openRoute<Params>(async (call) => {
      const who = await call.container.identify(request);
      setCookie = who.setCookie;
      return handle({ ...call, ownerId: who.ownerId, account: who.account });
    })(request, context);
    if (setCookie !== null) response.headers.append("set-cookie", setCookie);
    return response;
  };
}

/**
 * A call that reads what an owner may use and makes nothing theirs. It sets no cookie: a page makes several at once when
 * it first opens, and the answer of a slow one would replace the cookie under which a run was started meanwhile.
 */
export function quietRoute<Params = Record<never, never>>(
  handle: (call: RouteCall<Params>) => Response | Promise<Response>,
): Handler<Params> {
  return openRoute<Params>(async (call) => {
    const { ownerId, account } = await call.container.identify(call.request);
    return handle({ ...call, ownerId, account });
  });
}

/** A call that is about nobody's things. It sets no cookie either. */
export function openRoute<Params = Record<never, never>>(
  handle: (call: OpenCall<Params>) => Response | Promise<Response>,
): Handler<Params> {
  return async (request, context) => {
    const response = await answer(request, async () => {
      checkHost(request, env().allowedHosts);
      checkOrigin(request);
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
