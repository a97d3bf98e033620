import { toFileResponse } from "@/lib/server/http/file-response";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, route } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = quietRoute<{ attachmentId: string }>(async ({ params, ownerId, container }) =>
  toFileResponse(requireAccepted(await container.attachments.get(ownerId, params.attachmentId))),
);

export const DELETE = route<{ attachmentId: string }>(async ({ params, ownerId, container }) => {
  requireAccepted(await container.attachments.delete(ownerId, params.attachmentId));
  return new Response(null, { status: 204 });
});

const refuse = refuseMethod("GET", "DELETE");

export { refuse as PATCH, refuse as POST, refuse as PUT };
