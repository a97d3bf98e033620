import type { ModelList } from "@/lib/contract/models";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = quietRoute(async ({ ownerId, container }) => {
  // Profiles stand on what is listed, so the lists come first.
  const models = await container.models.forOwner(ownerId);
  const lists = await models.list();
  const list: ModelList = {
    ...lists,
    profiles: models.profiles(),
    measured: [],
    period: "7d",
    nextCursor: null,
  };
  return toJsonResponse(list);
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
