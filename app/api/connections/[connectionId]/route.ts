import { updateConnectionSchema } from "@/lib/contract/connections";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

type Params = { connectionId: string };

export const PATCH = route<Params>(async ({ request, params, ownerId, container }) => {
  const body = await readJsonBody(request, updateConnectionSchema);
  const changed = await container.connections.change(ownerId, params.connectionId, body);
  return toJsonResponse(requireAccepted(changed));
});

export const DELETE = route<Params>(async ({ params, ownerId, container }) => {
  requireAccepted(await container.connections.delete(ownerId, params.connectionId));
  return new Response(null, { status: 204 });
});
