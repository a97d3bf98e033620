import type { ProviderProblem } from "@/lib/contract/accounts";
import { createAccountId } from "./account-ids";
import type { AccountServiceDeps, Origin } from "./account-service-deps";
import type { Identity } from "./account-store";
import { openSession } from "./sessions";
import type { SignedInSession } from "./sign-in";
import { findWayIn } from "./sign-up";

export interface ProvidedPerson {
  identity: Identity;
  name: string;
  /** Null unless the provider has made sure that it is theirs. */
  email: string | null;
}

export type ProviderSignIn = ({ ok: true } & SignedInSession) | { ok: false; problem: ProviderProblem };

/**
 * Whoever is signed in has the identity added to their account. Anybody else is signed in to the account that has it, or gets a
 * new one. An address never joins an identity to an account: whoever holds an address at a provider need not hold it here.
 */
export async function signInWithProvider(
  person: ProvidedPerson,
  origin: Origin & { current: SignedInSession | null; invitation: string | undefined },
  deps: AccountServiceDeps,
): Promise<ProviderSignIn> {
  if (origin.current) return link(origin.current, person.identity, deps);
  const found = await deps.accounts.findByIdentity(person.identity);
  if (found && found.disabledAtMs !== null) return { ok: false, problem: "account-disabled" };
  const account: Found = found
    ? { ok: true, accountId: found.id }
    : await createFor(person, origin.invitation, deps);
  if (!account.ok) return account;
  const sessionId = await openSession(account.accountId, origin, deps);
  return { ...account, sessionId };
}

type Found = { ok: true; accountId: string } | { ok: false; problem: ProviderProblem };

async function link(
  current: SignedInSession,
  identity: Identity,
  { accounts }: AccountServiceDeps,
): Promise<ProviderSignIn> {
  const linked = await accounts.link(current.accountId, identity);
  return linked ? { ok: true, ...current } : { ok: false, problem: "identity-taken" };
}

async function createFor(
  { identity, name, email }: ProvidedPerson,
  invitation: string | undefined,
  deps: AccountServiceDeps,
): Promise<Found> {
  const by = await findWayIn(invitation, deps);
  if (!by.ok) {
    const uninvited = by.refusal.code === "not-invited";
    return { ok: false, problem: uninvited ? "not-invited" : "sign-up-refused" };
  }
  const id = createAccountId();
  const createdAtMs = deps.clock.now();
  const made = { id, email, name, identity, passwordHash: null, by: by.value, createdAtMs };
  const created = await deps.accounts.create(made);
  return created.kind === "created" ? { ok: true, accountId: id } : { ok: false, problem: created.kind };
}
