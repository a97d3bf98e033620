import { requireAccepted } from "@/lib/server/http/http-refusal";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = route<{ runId: string }>(async ({ params, ownerId, container }) =>
  toJsonResponse(requireAccepted(await container.runs.thread(ownerId, params.runId))),
);

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
