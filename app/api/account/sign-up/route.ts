import { signUpSchema } from "@/lib/contract/accounts";
import { readSignInOrigin } from "@/lib/server/auth/sign-in-origin";
import { toSignedInResponse } from "@/lib/server/auth/signed-in-response";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { openRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const POST = openRoute({ token: "never" }, async ({ request, container }) => {
  const body = await readJsonBody(request, signUpSchema);
  const origin = readSignInOrigin(request, container.auth.trustedProxies);
  const session = requireAccepted(await container.accounts.signUp(body, origin));
  return toSignedInResponse(session, request, container);
});

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
