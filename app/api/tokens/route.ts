import { createTokenSchema } from "@/lib/contract/tokens";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = quietRoute({ token: "never" }, async ({ ownerId, container }) =>
  toJsonResponse(await container.tokens.list(ownerId)),
);

/** The only answer that holds the whole token. */
export const POST = route({ token: "never" }, async ({ request, ownerId, container }) => {
  const body = await readJsonBody(request, createTokenSchema);
  return toJsonResponse(requireAccepted(await container.tokens.create(ownerId, body)), 201);
});

const refuse = refuseMethod("GET", "POST");

export { refuse as DELETE, refuse as PATCH, refuse as PUT };
