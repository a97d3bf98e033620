import { changePasswordSchema } from "@/lib/contract/accounts";
import { readSessionId } from "@/lib/server/auth/session-cookie";
import { accountRoute } from "@/lib/server/http/account-route";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";

export const dynamic = "force-dynamic";

export const POST = accountRoute(async ({ request, account, container }) => {
  const body = await readJsonBody(request, changePasswordSchema);
  const sessionId = await readSessionId(request, container.auth.secret);
  requireAccepted(await container.accounts.changePassword({ accountId: account.id, sessionId }, body));
  return new Response(null, { status: 204 });
});

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
