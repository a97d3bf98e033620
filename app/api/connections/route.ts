import { createConnectionSchema } from "@/lib/contract/connections";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = route(async ({ ownerId, container }) =>
  toJsonResponse(await container.connections.list(ownerId)),
);

export const POST = route(async ({ request, ownerId, container }) => {
  const body = await readJsonBody(request, createConnectionSchema);
  return toJsonResponse(requireAccepted(await container.connections.add(ownerId, body)), 201);
});
