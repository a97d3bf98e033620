import { requireAccepted } from "@/lib/server/http/http-refusal";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = route<{ runId: string }>(async ({ params, ownerId, container }) =>
  toJsonResponse(requireAccepted(await container.runs.get(ownerId, params.runId))),
);

export const DELETE = route<{ runId: string }>(async ({ params, ownerId, container }) => {
  requireAccepted(await container.runs.delete(ownerId, params.runId));
  return new Response(null, { status: 204 });
});

const refuse = refuseMethod("GET", "DELETE");

export { refuse as PATCH, refuse as POST, refuse as PUT };
