import { type ModelList, modelsQuerySchema } from "@/lib/contract/models";
import { readQuery } from "@/lib/server/http/read-query";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = quietRoute(async ({ request, ownerId, container }) => {
  const { period } = readQuery(request, modelsQuerySchema);
  const models = await container.models.forOwner(ownerId);
  const connectionKeys = models.keys();
  const [lists, measured] = await Promise.all([
    models.list(),
    container.measurements.measure({ ownerId, connectionKeys, period }),
  ]);
  // Profiles stand on what is listed, so the lists come first.
  const profiles = await container.profiles.offered(ownerId, models);
  const list: ModelList = { ...lists, profiles, measured, period, nextCursor: null };
  return toJsonResponse(list);
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
