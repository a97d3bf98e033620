import { exportSelectionSchema } from "@/lib/contract/export";
import { toExportResponse } from "@/lib/server/http/export-response";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const POST = route({ token: "read" }, async ({ request, ownerId, container }) => {
  const { ids, as } = await readJsonBody(request, exportSelectionSchema);
  return toExportResponse(requireAccepted(await container.runs.export(ownerId, ids, as)));
});

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
