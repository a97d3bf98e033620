import { castVoteSchema } from "@/lib/contract/votes";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

type Params = { runId: string };

export const GET = quietRoute<Params>(async ({ params, ownerId, container }) =>
  toJsonResponse(requireAccepted(await container.votes.find(ownerId, params.runId))),
);

export const PUT = route<Params>(async ({ request, params, ownerId, container }) => {
  const vote = await readJsonBody(request, castVoteSchema);
  return toJsonResponse(requireAccepted(await container.votes.cast(ownerId, params.runId, vote)));
});

export const DELETE = route<Params>(async ({ params, ownerId, container }) => {
  requireAccepted(await container.votes.withdraw(ownerId, params.runId));
  return new Response(null, { status: 204 });
});

const refuse = refuseMethod("GET", "PUT", "DELETE");

export { refuse as PATCH, refuse as POST };
