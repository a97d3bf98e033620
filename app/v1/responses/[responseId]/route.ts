import { deleteResponse, getResponse } from "@/lib/server/v1/responses/serve-stored";
import { allowCrossOrigin, refuseV1Method, v1Route } from "@/lib/server/v1/v1-route";

export const dynamic = "force-dynamic";

export const GET = v1Route("read", getResponse);

export const DELETE = v1Route("manage", deleteResponse);

export const OPTIONS = allowCrossOrigin;

const refuse = refuseV1Method("GET, DELETE");

export { refuse as PATCH, refuse as POST, refuse as PUT };
