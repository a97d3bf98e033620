import { changeAccountSchema, deleteAccountSchema } from "@/lib/contract/accounts";
import { clearSessionCookie } from "@/lib/server/auth/session-cookie";
import { accountRoute } from "@/lib/server/http/account-route";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = quietRoute({ token: "never" }, async ({ account, container }) =>
  toJsonResponse(await container.accounts.describeWho(account?.id ?? null)),
);

export const PATCH = accountRoute(async ({ request, account, container }) => {
  const body = await readJsonBody(request, changeAccountSchema);
  return toJsonResponse(requireAccepted(await container.accounts.change(account.id, body)));
});

export const DELETE = accountRoute(async ({ request, account, container }) => {
  const body = await readJsonBody(request, deleteAccountSchema);
  requireAccepted(await container.accounts.delete(account.id, body));
  return new Response(null, { status: 204, headers: { "set-cookie": clearSessionCookie(request) } });
});

const refuse = refuseMethod("GET", "PATCH", "DELETE");

export { refuse as POST, refuse as PUT };
