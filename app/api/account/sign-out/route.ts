import { clearSessionCookie, readSessionId } from "@/lib/server/auth/session-cookie";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

/** Ends the session that asks. Whoever is signed out already stays so. */
export const POST = quietRoute({ token: "never" }, async ({ request, account, container }) => {
  const sessionId = await readSessionId(request, container.auth.secret);
  if (account && sessionId !== null) await container.accounts.endSession(account.id, sessionId);
  return new Response(null, { status: 204, headers: { "set-cookie": clearSessionCookie(request) } });
});

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
