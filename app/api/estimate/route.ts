import { createRunSchema } from "@/lib/contract/create-run";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const POST = route(async ({ request, ownerId, container }) => {
  const body = await readJsonBody(request, createRunSchema);
  return toJsonResponse(requireAccepted(await container.runs.estimate(ownerId, body)));
});
