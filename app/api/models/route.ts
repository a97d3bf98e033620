import type { ModelList } from "@/lib/contract/models";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = route(async ({ ownerId, container }) => {
  // Profiles stand on what is listed, so the lists come first.
  const models = await container.models.forOwner(ownerId);
  const lists = await models.list();
  const list: ModelList = { ...lists, profiles: models.profiles(), nextCursor: null };
  return toJsonResponse(list);
});
