import { clearSessionCookie, readSessionId } from "@/lib/server/auth/session-cookie";
import { accountRoute } from "@/lib/server/http/account-route";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = accountRoute(async ({ request, account, container }) => {
  const sessionId = await readSessionId(request, container.auth.secret);
  return toJsonResponse(await container.accounts.sessions({ accountId: account.id, sessionId }));
});

/** Signs out everywhere, here too. */
export const DELETE = accountRoute(async ({ request, account, container }) => {
  await container.accounts.endAllSessions(account.id);
  return new Response(null, { status: 204, headers: { "set-cookie": clearSessionCookie(request) } });
});

const refuse = refuseMethod("GET", "DELETE");

export { refuse as PATCH, refuse as POST, refuse as PUT };
