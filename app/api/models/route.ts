import type { ModelList } from "@/lib/contract/models";
import { openRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = openRoute(async ({ container }) => {
  // Profiles stand on what is listed, so the lists come first.
  const lists = await container.models.list();
  const list: ModelList = { ...lists, profiles: container.models.profiles(), nextCursor: null };
  return toJsonResponse(list);
});
