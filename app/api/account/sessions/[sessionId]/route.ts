import { accountRoute } from "@/lib/server/http/account-route";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { refuseMethod } from "@/lib/server/http/refuse-method";

export const dynamic = "force-dynamic";

export const DELETE = accountRoute<{ sessionId: string }>(async ({ account, params, container }) => {
  requireAccepted(await container.accounts.endSession(account.id, params.sessionId));
  return new Response(null, { status: 204 });
});

const refuse = refuseMethod("DELETE");

export { refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
