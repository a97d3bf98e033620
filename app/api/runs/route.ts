import { createRunSchema } from "@/lib/contract/create-run";
import { toAcceptedResponse } from "@/lib/server/http/accepted";
import { checkShownAccount } from "@/lib/server/http/check-shown-account";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readIdempotencyKey } from "@/lib/server/http/idempotency-key";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { listQuerySchema, readQuery } from "@/lib/server/http/read-query";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route, toJsonResponse } from "@/lib/server/http/route";
import { toAsked } from "@/lib/server/http/to-asked";

export const dynamic = "force-dynamic";

export const POST = route(
  { token: "run", startsWork: true },
  async ({ request, ownerId, account, token, container }) => {
    checkShownAccount(request, account);
    const key = readIdempotencyKey(request);
    const body = await readJsonBody(request, createRunSchema);
    return toAcceptedResponse(
      requireAccepted(await container.runs.start(ownerId, body, key, toAsked(token))),
    );
  },
);

export const GET = route(async ({ request, ownerId, container }) => {
  const { cursor, limit, ...filter } = readQuery(request, listQuerySchema);
  return toJsonResponse(await container.runs.list(ownerId, filter, { after: cursor, limit }));
});

const refuse = refuseMethod("GET", "POST");

export { refuse as DELETE, refuse as PATCH, refuse as PUT };
