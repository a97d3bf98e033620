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
import { type Refusal, refuse } from "@/lib/server/refusal";
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
  return (request, context) =>
    answer(request, async (limited) => {
      const container = getContainer();
      const { ownerId, grant } = await requireToken(request, container, scope);
      const admission = await container.limits.admit({ ownerId, tokenId: grant.id });
      Object.assign(limited, admission.headers);
      if (admission.refusal) throw new HttpRefusal(admission.refusal);
      return handle({ request, params: await context.params, container, ownerId, grant });
    });
}

async function requireToken(request: Request, container: Container, scope: TokenScope | null) {
  const who = requireAccepted(await container.identify(request));
  if (!who.token) throw new HttpRefusal(refuse("bad-token", NO_TOKEN).refusal);
  if (scope) requireScope(who.token, scope);
  return { ownerId: who.ownerId, grant: who.token };
}

const NO_TOKEN =
  "This call needs an API token: make one under Settings → API tokens, and send it as Authorization: Bearer tk_….";

/** `handle` fills in the headers that tell of the limits. */
async function answer(
  request: Request,
  handle: (limited: Record<string, string>) => Promise<Response>,
): Promise<Response> {
  const requestId = `req_${randomBytes(12).toString("hex")}`;
  const limited: Record<string, string> = {};
  const response = await refusing(request, requestId, async () => {
    checkHost(request, env().allowedHosts);
    return handle(limited);
  });
  const headers = { ...limited, ...CORS_HEADERS, "x-request-id": requestId };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  return response;
}

async function refusing(
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

/** For methods that an address does not take. `isAddress`: where its parameters are none, nothing is there at all. */
export function refuseV1Method<Params = Record<never, never>>(
  allowed: string,
  isAddress: (params: Params) => boolean = () => true,
): Handler<Params> {
  return (request, context) =>
    answer(request, async () => {
      if (!isAddress(await context.params)) return toApiErrorResponse(missing(request));
      const detail = `${request.method} is not taken here: use ${allowed}.`;
      const response = toApiErrorResponse(refuse("method-not-allowed", detail).refusal);
      response.headers.set("allow", allowed);
      return response;
    });
}

/** For addresses that no other route has. */
export const refuseV1Path: Handler<unknown> = (request) =>
  answer(request, async () => toApiErrorResponse(missing(request)));

function missing({ method, url }: Request): Refusal {
  const asked = `${method} ${new URL(url).pathname}`;
  return refuse("not-found", `There is no ${asked} here. There is: ${V1_CALLS}. /openapi.json has them all.`)
    .refusal;
}

export const V1_CALLS =
  "POST /v1/chat/completions, POST /v1/responses, GET and DELETE /v1/responses/{responseId}, POST /v1/responses/{responseId}/cancel, GET /v1/models and GET /v1/models/{modelId}";
