import { parseResponseId } from "@/lib/server/v1/responses/response-ids";
import { deleteResponse, getResponse } from "@/lib/server/v1/responses/serve-stored";
import { allowCrossOrigin, refuseV1Method, v1Route } from "@/lib/server/v1/v1-route";

export const dynamic = "force-dynamic";

export const GET = v1Route("read", getResponse);

export const DELETE = v1Route("manage", deleteResponse);

export const OPTIONS = allowCrossOrigin;

// OpenAI has calls such as /v1/responses/compact: those are no responses.
const refuse = refuseV1Method<{ responseId: string }>(
  "GET, DELETE",
  ({ responseId }) => parseResponseId(responseId) !== null,
);

export { refuse as PATCH, refuse as POST, refuse as PUT };
