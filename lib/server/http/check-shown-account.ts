import { SHOWN_ACCOUNT_HEADER } from "@/lib/contract/shown-account";
import type { SignedIn } from "@/lib/server/auth/who";
import { refuse } from "@/lib/server/refusal";
import { HttpRefusal } from "./http-refusal";

/** Throws `HttpRefusal` where the page that asks shows another account than the one whose call it would be. */
export function checkShownAccount(request: Request, account: SignedIn | null): void {
  const shown = request.headers.get(SHOWN_ACCOUNT_HEADER);
  if (shown === null || shown === account?.id) return;
  const detail = account
    ? "Somebody else is signed in now: reload the page to go on as them."
    : "You are signed out: sign in again. Your prompt stays.";
  throw new HttpRefusal(refuse("sign-in-needed", detail).refusal);
}
