import { changeMarksSchema } from "@/lib/contract/run-marks";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = route<{ runId: string }>(async ({ params, ownerId, container }) =>
  toJsonResponse(requireAccepted(await container.runs.get(ownerId, params.runId))),
);

export const DELETE = route<{ runId: string }>(async ({ params, ownerId, container }) => {
  requireAccepted(await container.runs.delete(ownerId, params.runId));
  return new Response(null, { status: 204 });
});

export const PATCH = route<{ runId: string }>(async ({ request, params, ownerId, container }) => {
  const change = await readJsonBody(request, changeMarksSchema);
  return toJsonResponse(requireAccepted(await container.runs.changeMarks(ownerId, params.runId, change)));
});

const refuse = refuseMethod("GET", "PATCH", "DELETE");

export { refuse as POST, refuse as PUT };
