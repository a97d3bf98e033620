import type { SignedInSession } from "@/lib/server/accounts/sign-in";
import type { AuthContainer } from "./auth-container";
import { sealSessionCookie } from "./session-cookie";

/** Signs the browser in. */
export async function toSignedInResponse(
  { accountId, sessionId }: SignedInSession,
  request: Request,
  { accounts, auth }: AuthContainer,
): Promise<Response> {
  const response = Response.json(await accounts.describeWho(accountId));
  response.headers.append("set-cookie", await sealSessionCookie(request, sessionId, auth.secret));
  return response;
}
