/**
 * What every call of the OpenAI-compatible API has in common: a token, its limits, and OpenAI's shape for everything that goes
 * wrong. A cookie counts for nothing here, and so a page of any origin may call with a token.
 */
import { randomBytes } from "node:crypto";
import type { TokenScope } from "@/lib/contract/tokens";
import { type Container, getContainer } from "@/lib/server/container";
import { env } from "@/lib/server/env";
import { checkHost } from "@/lib/server/http/check-host";
import { HttpRefusal, requireAccepted } from "@/lib/server/http/http-refusal";
import { requireScope } from "@/lib/server/http/require-scope";
import { refuse } from "@/lib/server/refusal";
import { reportFailure } from "@/lib/server/report-failure";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";
import { toApiErrorResponse } from "./api-error";

export interface V1Call<Params = unknown> {
  request: Request;
  params: Params;
  container: Container;
  ownerId: string;
  grant: TokenGrant;
}

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/** `scope`: what the token must allow; null: the handler says. */
export function v1Route<Params = Record<never, never>>(
  scope: TokenScope | null,
  handle: (call: V1Call<Params>) => Response | Promise<Response>,
): Handler<Params> {
  return async (request, context) => {
    const requestId = `req_${randomBytes(12).toString("hex")}`;
    const limited: { headers: Record<string, string> } = { headers: {} };
    const response = await answer(request, requestId, async () => {
      checkHost(request, env().allowedHosts);
      const container = getContainer();
      const { ownerId, grant } = await requireToken(request, container, scope);
      const admission = await container.limits.admit({ ownerId, tokenId: grant.id });
      limited.headers = admission.headers;
      if (admission.refusal) throw new HttpRefusal(admission.refusal);
      return handle({ request, params: await context.params, container, ownerId, grant });
    });
    const headers = { ...limited.headers, ...CORS_HEADERS, "x-request-id": requestId };
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    return response;
  };
}

async function requireToken(request: Request, container: Container, scope: TokenScope | null) {
  const who = requireAccepted(await container.identify(request));
  if (!who.token) throw new HttpRefusal(refuse("bad-token", NO_TOKEN).refusal);
  if (scope) requireScope(who.token, scope);
  return { ownerId: who.ownerId, grant: who.token };
}

const NO_TOKEN =
  "This call needs an API token: make one under Settings → API tokens, and send it as Authorization: Bearer tk_….";

async function answer(
  request: Request,
  requestId: string,
  handle: () => Promise<Response>,
): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof HttpRefusal) return toApiErrorResponse(error.refusal, error.status);
    reportFailure(`[${requestId}] ${request.method} ${new URL(request.url).pathname} failed`, error);
    const detail = `The server failed inside; its log says more under ${requestId}. Try again, and report it if it stays.`;
    return toApiErrorResponse(refuse("internal", detail).refusal);
  }
}

const CORS_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "x-request-id, x-tokamak-run, x-should-retry, retry-after, x-ratelimit-limit-requests, x-ratelimit-remaining-requests, x-ratelimit-reset-requests",
};

/** A browser asks first whether it may. */
export function allowCrossOrigin(): Response {
  const headers = {
    ...CORS_HEADERS,
    "access-control-allow-methods": "GET, POST, DELETE, OPTIONS",
    "access-control-allow-headers": "*, authorization",
    "access-control-max-age": "86400",
  };
  return new Response(null, { status: 204, headers });
}

/** For methods that an address does not take. */
export function refuseV1Method(allowed: string): (request: Request) => Response {
  return ({ method }) => {
    const response = toApiErrorResponse(
      refuse("method-not-allowed", `${method} is not taken here: use ${allowed}.`).refusal,
    );
    response.headers.set("allow", allowed);
    return response;
  };
}
