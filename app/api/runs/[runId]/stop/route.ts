import { stopSchema } from "@/lib/contract/create-run";
import { isLabel } from "@/lib/fusion/labels";
import { toAcceptedResponse } from "@/lib/server/http/accepted";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readOptionalJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

type Params = { runId: string };

export const POST = route<Params>({ token: "run" }, async ({ request, params, ownerId, container }) => {
  const { candidate } = await readOptionalJsonBody(request, stopSchema);
  const label = isLabel(candidate) ? candidate : null;
  return toAcceptedResponse(requireAccepted(await container.runs.stop(ownerId, params.runId, label)));
});

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
