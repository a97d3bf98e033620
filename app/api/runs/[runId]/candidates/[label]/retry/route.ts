import { isLabel } from "@/lib/fusion/labels";
import { toAcceptedResponse } from "@/lib/server/http/accepted";
import { HttpRefusal, requireAccepted } from "@/lib/server/http/http-refusal";
import { route } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const POST = route<{ runId: string; label: string }>(async ({ params, ownerId, container }) => {
  const { runId, label } = params;
  if (!isLabel(label))
    throw new HttpRefusal({ code: "not-found", detail: "A candidate's label is one of A to H." });
  return toAcceptedResponse(requireAccepted(await container.runs.retry(ownerId, runId, label)));
});
