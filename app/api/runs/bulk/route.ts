import { bulkSchema } from "@/lib/contract/run-marks";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const POST = route(async ({ request, ownerId, container }) => {
  const bulk = await readJsonBody(request, bulkSchema);
  return toJsonResponse(await container.runs.changeMany(ownerId, bulk));
});

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
