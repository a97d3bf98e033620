import { cancelResponse } from "@/lib/server/v1/responses/serve-stored";
import { allowCrossOrigin, refuseV1Method, v1Route } from "@/lib/server/v1/v1-route";

export const dynamic = "force-dynamic";

export const POST = v1Route("run", cancelResponse);

export const OPTIONS = allowCrossOrigin;

const refuse = refuseV1Method("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
