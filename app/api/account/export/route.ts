import { accountRoute } from "@/lib/server/http/account-route";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { toTextStream } from "@/lib/server/http/text-stream";

export const dynamic = "force-dynamic";

export const GET = accountRoute(({ account, container }) => {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": 'attachment; filename="tokamak-account.json"',
  };
  return new Response(toTextStream(container.accounts.export(account.id)), { headers });
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
