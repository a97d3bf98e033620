import { requireAccepted } from "@/lib/server/http/http-refusal";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const POST = route<{ connectionId: string }>(async ({ params, ownerId, container }) =>
  toJsonResponse(requireAccepted(await container.connections.test(ownerId, params.connectionId))),
);
