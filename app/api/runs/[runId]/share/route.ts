import { shareRunSchema } from "@/lib/contract/shares";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readOptionalJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = route<{ runId: string }>(async ({ params, ownerId, container }) =>
  toJsonResponse({
    share: requireAccepted(await container.shares.settings({ ownerId, runId: params.runId })),
  }),
);

export const POST = route<{ runId: string }>(async ({ request, params, ownerId, container }) => {
  const body = await readOptionalJsonBody(request, shareRunSchema);
  const shared = await container.shares.share({ ownerId, runId: params.runId }, body);
  return toJsonResponse(requireAccepted(shared), 201);
});

export const DELETE = route<{ runId: string }>(async ({ params, ownerId, container }) => {
  requireAccepted(await container.shares.revoke({ ownerId, runId: params.runId }));
  return new Response(null, { status: 204 });
});

const refuse = refuseMethod("GET", "POST", "DELETE");

export { refuse as PATCH, refuse as PUT };
