import type { ModelList } from "@/lib/contract/models";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { openRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = openRoute(async ({ container }) => {
  // Profiles stand on what is listed, so the lists come first.
  const lists = await container.models.list();
  const list: ModelList = { ...lists, profiles: container.models.profiles(), nextCursor: null };
  return toJsonResponse(list);
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
