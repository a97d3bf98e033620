import { serveResponse } from "@/lib/server/v1/responses/serve-response";
import { allowCrossOrigin, refuseV1Method, v1Route } from "@/lib/server/v1/v1-route";

export const dynamic = "force-dynamic";

export const POST = v1Route("run", serveResponse);

export const OPTIONS = allowCrossOrigin;

const refuse = refuseV1Method("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
