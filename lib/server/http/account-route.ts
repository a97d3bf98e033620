import type { SignedIn } from "@/lib/server/auth/who";
import { refuse } from "@/lib/server/refusal";
import { HttpRefusal } from "./http-refusal";
import { quietRoute, type RouteHandle } from "./route";

type AccountCall<Params> = Parameters<RouteHandle<Params>>[0] & { account: SignedIn };
type Handle<Params> = (call: AccountCall<Params>) => Response | Promise<Response>;

/** A call that only somebody who is signed in may make: a person, never a program with their token. */
export function accountRoute<Params = Record<never, never>>(handle: Handle<Params>) {
  return quietRoute<Params>({ token: "never" }, (call) => {
    const { account } = call;
    if (!account) throw new HttpRefusal(refuse("sign-in-needed", "Sign in, then try again.").refusal);
    return handle({ ...call, account });
  });
}

/** A call that only an admin may make. Everybody else is told so before anything is looked up. */
export function adminRoute<Params = Record<never, never>>(handle: Handle<Params>) {
  return accountRoute<Params>((call) => {
    if (call.account.role === "admin") return handle(call);
    throw new HttpRefusal(refuse("admins-only", "Only an admin of this instance may do this.").refusal);
  });
}
