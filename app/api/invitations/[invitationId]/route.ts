import { adminRoute } from "@/lib/server/http/account-route";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { refuseMethod } from "@/lib/server/http/refuse-method";

export const dynamic = "force-dynamic";

export const DELETE = adminRoute<{ invitationId: string }>(async ({ params, container }) => {
  requireAccepted(await container.accounts.revokeInvitation(params.invitationId));
  return new Response(null, { status: 204 });
});

const refuse = refuseMethod("DELETE");

export { refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
