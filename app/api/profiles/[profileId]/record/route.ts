import { requireAccepted } from "@/lib/server/http/http-refusal";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

/** How a profile, built-in ones too, has done in one's own runs. */
export const GET = quietRoute<{ profileId: string }>(async ({ params, ownerId, container }) => {
  const { profileId } = params;
  const isBuiltIn = profileId === "quality" || profileId === "budget";
  const id = isBuiltIn ? profileId : requireAccepted(await container.profiles.find(ownerId, profileId)).id;
  return toJsonResponse(await container.profiles.record(ownerId, id));
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
