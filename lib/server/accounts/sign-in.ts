import type { SignIn } from "@/lib/contract/accounts";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { AccountServiceDeps, Origin } from "./account-service-deps";
import type { AccountRecord } from "./account-store";
import { verifyPassword } from "./password";
import { openSession } from "./sessions";

export interface SignedInSession {
  accountId: string;
  sessionId: string;
}

/** The same answer in about the same time, whether there is such an address or not. */
export async function signIn(
  body: SignIn,
  origin: Origin,
  deps: AccountServiceDeps,
): Promise<Outcome<SignedInSession>> {
  const account = await checkPassword(body, origin, deps);
  if (!account.ok) return account;
  const { id } = account.value;
  return accept({ accountId: id, sessionId: await openSession(id, origin, deps) });
}

/** The account whose address and password these are. A disabled one is told so, once the password was right. */
export async function checkPassword(
  { email, password }: SignIn,
  { address }: Pick<Origin, "address">,
  { accounts, tries }: Pick<AccountServiceDeps, "accounts" | "tries">,
): Promise<Outcome<AccountRecord>> {
  const waitSeconds = (await tries.take("address", address)) ?? (await tries.take("password", email));
  if (waitSeconds !== null) return refuseTooMany(waitSeconds);
  const account = await accounts.findByEmail(email);
  const isRight = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !isRight) return refuse("wrong-credentials", WRONG);
  await tries.forget("password", email);
  await tries.giveBack("address", address);
  return account.disabledAtMs === null ? accept(account) : refuseDisabled();
}

const WRONG = "The email address or the password is not right.";

export function refuseDisabled(): ReturnType<typeof refuse> {
  return refuse(
    "account-disabled",
    "An admin of this instance has disabled this account. Ask them to enable it again; what it owns is kept.",
  );
}

export function refuseTooMany(waitSeconds: number): ReturnType<typeof refuse> {
  const minutes = Math.ceil(waitSeconds / 60);
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return refuse("too-many-tries", `There were too many tries. Wait ${wait}, then try again.`, {
    retryAfterSeconds: waitSeconds,
  });
}
