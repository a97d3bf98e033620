import { createInvitationSchema } from "@/lib/contract/instance";
import { adminRoute } from "@/lib/server/http/account-route";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = adminRoute(async ({ container }) =>
  toJsonResponse(await container.accounts.invitations()),
);

export const POST = adminRoute(async ({ request, account, container }) => {
  const body = await readJsonBody(request, createInvitationSchema);
  return toJsonResponse(await container.accounts.invite(account.id, body), 201);
});

const refuse = refuseMethod("GET", "POST");

export { refuse as DELETE, refuse as PATCH, refuse as PUT };
