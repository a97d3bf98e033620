import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = route(async ({ ownerId, container }) =>
  toJsonResponse(await container.connections.findLocal(ownerId)),
);
