import type { SignedIn } from "@/lib/server/auth/who";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";

/** What is offered to everyone says by whom: a guest has no name to offer it under. */
export function refuseOffer(
  { shared }: { shared?: boolean | undefined },
  account: SignedIn | null,
): Outcome<null> {
  if (!shared || account) return accept(null);
  const message = "Sign in to offer a profile to everyone here.";
  return refuse("guest-not-allowed", message, { errors: [{ path: "shared", message }] });
}
