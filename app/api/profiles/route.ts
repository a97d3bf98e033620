import { createProfileSchema } from "@/lib/contract/profiles";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, route, toJsonResponse } from "@/lib/server/http/route";
import { refuseOffer } from "@/lib/server/profiles/refuse-offer";

export const dynamic = "force-dynamic";

export const GET = quietRoute(async ({ ownerId, container }) =>
  toJsonResponse(await container.profiles.list(ownerId)),
);

export const POST = route(async ({ request, ownerId, account, container }) => {
  const body = await readJsonBody(request, createProfileSchema);
  requireAccepted(refuseOffer(body, account));
  return toJsonResponse(requireAccepted(await container.profiles.add(ownerId, body)), 201);
});

const refuse = refuseMethod("GET", "POST");

export { refuse as DELETE, refuse as PATCH, refuse as PUT };
