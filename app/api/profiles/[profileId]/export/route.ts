import { requireAccepted } from "@/lib/server/http/http-refusal";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = quietRoute<{ profileId: string }>(async ({ params, ownerId, container }) => {
  const file = requireAccepted(await container.profiles.export(ownerId, params.profileId));
  const { slug } = requireAccepted(await container.profiles.find(ownerId, params.profileId));
  // A slug holds nothing that would need quoting.
  const headers = { "content-disposition": `attachment; filename="${slug}.tokamak-profile.json"` };
  return Response.json(file, { headers });
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
