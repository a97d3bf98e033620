import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

/** How often each model's answer was picked, by one's own votes alone. */
export const GET = quietRoute(async ({ ownerId, container }) =>
  toJsonResponse(await container.votes.byModel(ownerId)),
);

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
