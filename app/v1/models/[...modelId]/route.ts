import { getModel } from "@/lib/server/v1/models/serve-models";
import { allowCrossOrigin, refuseV1Method, v1Route } from "@/lib/server/v1/v1-route";

export const dynamic = "force-dynamic";

export const GET = v1Route(null, getModel);

export const OPTIONS = allowCrossOrigin;

const refuse = refuseV1Method("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
