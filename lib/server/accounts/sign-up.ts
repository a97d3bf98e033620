import type { SignUp, SignUpMode } from "@/lib/contract/accounts";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { createAccountId, toInvitationId } from "./account-ids";
import type { AccountServiceDeps, Origin } from "./account-service-deps";
import type { NewAccount } from "./account-store";
import { findPasswordFault } from "./find-password-fault";
import { hashPassword } from "./password";
import { openSession } from "./sessions";
import { checkPassword, refuseTooMany, type SignedInSession } from "./sign-in";

/**
 * An address that is taken is answered like a sign-in with it: the right password signs in, any other does not and counts as a
 * try. Without mail nobody can be asked whether an address is theirs; so the words leave open why it did not work.
 */
export async function signUp(
  body: SignUp,
  origin: Origin,
  deps: AccountServiceDeps,
): Promise<Outcome<SignedInSession>> {
  const waitSeconds = await deps.tries.take("signUp", origin.address);
  if (waitSeconds !== null) return refuseTooMany(waitSeconds);
  const by = await findWayIn(body.invitation, deps);
  if (!by.ok) return by;
  const fault = findPasswordFault(body.password, body);
  if (fault !== null) {
    const errors = [{ path: "password", message: fault }];
    return refuse("invalid-body", `password: ${fault}`, { errors });
  }
  const { email, name } = body;
  const id = createAccountId();
  const isTaken = (await deps.accounts.findByEmail(email)) !== null;
  const created = isTaken
    ? { kind: "email-taken" as const }
    : await deps.accounts.create({
        ...{ id, email, name, identity: null, by: by.value, createdAtMs: deps.clock.now() },
        passwordHash: await hashPassword(body.password),
      });
  if (created.kind === "not-invited") return refuseUninvited();
  const accountId = created.kind === "created" ? id : await takeForSignIn(body, origin, deps);
  if (accountId === null) return refuse("sign-up-refused", NOT_HERE);
  return accept({ accountId, sessionId: await openSession(accountId, origin, deps) });
}

async function takeForSignIn(body: SignUp, origin: Origin, deps: AccountServiceDeps): Promise<string | null> {
  const account = await checkPassword(body, origin, deps);
  return account.ok ? account.value.id : null;
}

const NOT_HERE =
  "You cannot sign up here with this address and password. If you have an account, sign in; else try another address.";

/** How somebody may have an account made: see `NewAccount.by`. */
export async function findWayIn(
  invitation: string | undefined,
  deps: Pick<AccountServiceDeps, "accounts" | "settings" | "environment" | "invitations" | "clock">,
): Promise<Outcome<NewAccount["by"]>> {
  const mode = await signUpMode(deps);
  if (mode === "closed") return refuse("sign-up-refused", "Nobody can sign up on this instance now.");
  if (mode === "open") return accept("open");
  if (invitation === undefined) return (await deps.accounts.isEmpty()) ? accept("first") : refuseUninvited();
  const id = toInvitationId(invitation);
  return (await deps.invitations.isOpen(id, deps.clock.now()))
    ? accept({ invitation: id })
    : refuseUninvited();
}

export async function signUpMode({
  settings,
  environment,
}: Pick<AccountServiceDeps, "settings" | "environment">): Promise<SignUpMode> {
  return (await settings.read())["accounts.signUp"] ?? environment.signUp;
}

export function refuseUninvited(): ReturnType<typeof refuse> {
  return refuse(
    "not-invited",
    "Signing up on this instance takes an invitation that is neither used nor expired: ask an admin for a new link.",
  );
}
