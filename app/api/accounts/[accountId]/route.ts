import { changePersonSchema } from "@/lib/contract/instance";
import { adminRoute } from "@/lib/server/http/account-route";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const PATCH = adminRoute<{ accountId: string }>(async ({ request, params, container }) => {
  const body = await readJsonBody(request, changePersonSchema);
  return toJsonResponse(requireAccepted(await container.accounts.changePerson(params.accountId, body)));
});

const refuse = refuseMethod("PATCH");

export { refuse as DELETE, refuse as GET, refuse as POST, refuse as PUT };
