import { serveMcp } from "@/lib/server/mcp/serve-mcp";
import { allowCrossOrigin, refuseV1Method, v1Route } from "@/lib/server/v1/v1-route";

export const dynamic = "force-dynamic";

/** Each tool says for itself what the token must allow. */
export const POST = v1Route(null, serveMcp);

export const OPTIONS = allowCrossOrigin;

// There are no sessions to end, and the server says nothing unasked.
const refuse = refuseV1Method("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
