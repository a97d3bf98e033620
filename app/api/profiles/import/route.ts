import { profileFileSchema } from "@/lib/contract/profiles";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

/** Makes a profile of an exported one, under a name that is free here. Models that are not connected here are named when it is run. */
export const POST = route(async ({ request, ownerId, container }) => {
  const added = await container.profiles.import(ownerId, await readJsonBody(request, profileFileSchema));
  return toJsonResponse(requireAccepted(added), 201);
});

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
