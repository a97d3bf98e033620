import { exportQuerySchema } from "@/lib/contract/export";
import { toExportResponse } from "@/lib/server/http/export-response";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readQuery } from "@/lib/server/http/read-query";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = route<{ runId: string }>(async ({ request, params, ownerId, container }) => {
  const { as } = readQuery(request, exportQuerySchema);
  return toExportResponse(requireAccepted(await container.runs.export(ownerId, [params.runId], as)));
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
