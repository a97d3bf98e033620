import { createRunSchema } from "@/lib/contract/create-run";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, toJsonResponse } from "@/lib/server/http/route";
import { toAsked } from "@/lib/server/http/to-asked";

export const dynamic = "force-dynamic";

export const POST = quietRoute({ token: "run" }, async ({ request, ownerId, token, container }) => {
  const body = await readJsonBody(request, createRunSchema);
  return toJsonResponse(requireAccepted(await container.runs.estimate(ownerId, body, toAsked(token))));
});

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
