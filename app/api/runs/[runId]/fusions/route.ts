import { createFusionSchema } from "@/lib/contract/create-run";
import { toAcceptedResponse } from "@/lib/server/http/accepted";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readIdempotencyKey } from "@/lib/server/http/idempotency-key";
import { readOptionalJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route } from "@/lib/server/http/route";
import { toAsked } from "@/lib/server/http/to-asked";

export const dynamic = "force-dynamic";

type Params = { runId: string };

export const POST = route<Params>(
  { token: "run", startsWork: true },
  async ({ request, params, ownerId, token, container }) => {
    const key = readIdempotencyKey(request);
    const body = await readOptionalJsonBody(request, createFusionSchema);
    return toAcceptedResponse(
      requireAccepted(await container.runs.fuse(ownerId, params.runId, body, toAsked(token), key)),
    );
  },
);

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
