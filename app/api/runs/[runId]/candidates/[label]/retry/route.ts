import { isLabel } from "@/lib/fusion/labels";
import { toAcceptedResponse } from "@/lib/server/http/accepted";
import { HttpRefusal, requireAccepted } from "@/lib/server/http/http-refusal";
import { readIdempotencyKey } from "@/lib/server/http/idempotency-key";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route } from "@/lib/server/http/route";
import { toAsked } from "@/lib/server/http/to-asked";

export const dynamic = "force-dynamic";

type Params = { runId: string; label: string };

export const POST = route<Params>(
  { token: "run", startsWork: true },
  async ({ request, params, ownerId, token, container }) => {
    const { runId, label } = params;
    if (!isLabel(label))
      throw new HttpRefusal({ code: "not-found", detail: "A candidate's label is one of A to H." });
    const key = readIdempotencyKey(request);
    return toAcceptedResponse(
      requireAccepted(await container.runs.retry(ownerId, runId, label, toAsked(token), key)),
    );
  },
);

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
