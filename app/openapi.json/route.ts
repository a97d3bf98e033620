import { refuseMethod } from "@/lib/server/http/refuse-method";
import { openRoute } from "@/lib/server/http/route";
import { serveDocument } from "@/lib/server/openapi/serve-document";

export const dynamic = "force-dynamic";

export const GET = openRoute(({ request }) => serveDocument(request));

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
