import { invitationTokenSchema } from "@/lib/contract/accounts";
import { isHttps, readCookie } from "./read-cookie";

/** Holds an invitation while the browser is away at a provider. */
const NAME = "tokamak_invitation";
const QUARTER_HOUR_S = 15 * 60;

/** Without a token, what takes an earlier one back. */
export function invitationCookie(request: Request, token: string | undefined): string {
  const secure = isHttps(request) ? "; Secure" : "";
  const maxAgeS = token === undefined ? 0 : QUARTER_HOUR_S;
  return `${NAME}=${token ?? ""}; Path=/api/auth; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure}`;
}

export function readInvitationCookie(request: Request): string | undefined {
  return invitationTokenSchema.safeParse(readCookie(request, NAME)).data;
}
