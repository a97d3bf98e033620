import { usageQuerySchema } from "@/lib/contract/usage";
import { HttpRefusal, requireAccepted } from "@/lib/server/http/http-refusal";
import { readQuery } from "@/lib/server/http/read-query";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = quietRoute(async ({ request, ownerId, account, container }) => {
  const query = readQuery(request, usageQuerySchema);
  if (query.of === "instance" && account?.role !== "admin") {
    throw new HttpRefusal({
      code: "admins-only",
      detail: "Only an admin of this server sees what everybody spends.",
    });
  }
  return toJsonResponse(requireAccepted(await container.usage.read(ownerId, query)));
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
