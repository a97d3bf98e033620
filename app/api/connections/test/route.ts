import { draftConnectionSchema } from "@/lib/contract/connections";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const POST = route(async ({ request, container }) => {
  const body = await readJsonBody(request, draftConnectionSchema);
  return toJsonResponse(requireAccepted(await container.connections.testDraft(body)));
});
