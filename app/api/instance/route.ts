import { changeInstanceSchema } from "@/lib/contract/instance";
import { adminRoute } from "@/lib/server/http/account-route";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = adminRoute(async ({ container }) => toJsonResponse(await container.accounts.instance()));

export const PATCH = adminRoute(async ({ request, container }) => {
  const body = await readJsonBody(request, changeInstanceSchema);
  return toJsonResponse(await container.accounts.changeInstance(body));
});

const refuse = refuseMethod("GET", "PATCH");

export { refuse as DELETE, refuse as POST, refuse as PUT };
