import { changeTokenSchema } from "@/lib/contract/tokens";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

type Params = { tokenId: string };

export const PATCH = quietRoute<Params>(
  { token: "never" },
  async ({ request, params, ownerId, container }) => {
    const body = await readJsonBody(request, changeTokenSchema);
    return toJsonResponse(requireAccepted(await container.tokens.change(ownerId, params.tokenId, body)));
  },
);

export const DELETE = quietRoute<Params>({ token: "never" }, async ({ params, ownerId, container }) => {
  requireAccepted(await container.tokens.revoke(ownerId, params.tokenId));
  return new Response(null, { status: 204 });
});

const refuse = refuseMethod("DELETE", "PATCH");

export { refuse as GET, refuse as POST, refuse as PUT };
