import { updateProfileSchema } from "@/lib/contract/profiles";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, route, toJsonResponse } from "@/lib/server/http/route";
import { refuseOffer } from "@/lib/server/profiles/refuse-offer";

export const dynamic = "force-dynamic";

type Params = { profileId: string };

export const GET = quietRoute<Params>(async ({ params, ownerId, container }) =>
  toJsonResponse(requireAccepted(await container.profiles.find(ownerId, params.profileId))),
);

export const PATCH = route<Params>(async ({ request, params, ownerId, account, container }) => {
  const body = await readJsonBody(request, updateProfileSchema);
  requireAccepted(refuseOffer(body, account));
  return toJsonResponse(requireAccepted(await container.profiles.change(ownerId, params.profileId, body)));
});

export const DELETE = route<Params>(async ({ params, ownerId, container }) => {
  requireAccepted(await container.profiles.delete(ownerId, params.profileId));
  return new Response(null, { status: 204 });
});

const refuse = refuseMethod("GET", "PATCH", "DELETE");

export { refuse as POST, refuse as PUT };
