import type {
  AccountView,
  ChangeAccount,
  ChangePassword,
  DeleteAccount,
  WhoAmI,
} from "@/lib/contract/accounts";
import { DEFAULT_PROFILE_KEY } from "@/lib/server/profiles/prisma-profile-store";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { AccountServiceDeps } from "./account-service-deps";
import type { AccountRecord } from "./account-store";
import { findPasswordFault } from "./find-password-fault";
import { hashPassword, verifyPassword } from "./password";
import { purgeAccount } from "./purge-account";
import { refuseTooMany } from "./sign-in";
import { signUpMode } from "./sign-up";

/** Who asks, and how somebody may become someone. */
export async function describeWho(accountId: string | null, deps: AccountServiceDeps): Promise<WhoAmI> {
  const { accounts, settings, environment } = deps;
  const [account, mode, isFirst, { [DEFAULT_PROFILE_KEY]: instanceDefault }] = await Promise.all([
    accountId === null ? null : accounts.find(accountId),
    signUpMode(deps),
    accountId === null ? accounts.isEmpty() : false,
    settings.read(),
  ]);
  return {
    account: account && (await toView(account, deps)),
    signUp: mode,
    isFirst,
    providers: environment.signInProviders.map(({ id }) => id),
    defaultProfile: account?.defaultProfile ?? instanceDefault,
  };
}

async function toView(
  account: AccountRecord,
  { accounts }: Pick<AccountServiceDeps, "accounts">,
): Promise<AccountView> {
  const { id, email, name, role, defaultProfile, passwordHash, createdAtMs } = account;
  return {
    ...{ id, email, name, role, defaultProfile },
    hasPassword: passwordHash !== null,
    providers: await accounts.listProviders(id),
    createdAt: new Date(createdAtMs).toISOString(),
  };
}

export async function changeAccount(
  accountId: string,
  body: ChangeAccount,
  deps: AccountServiceDeps,
): Promise<Outcome<AccountView>> {
  await deps.accounts.update(accountId, body);
  const account = await deps.accounts.find(accountId);
  return account ? accept(await toView(account, deps)) : refuseGone();
}

/** Ends all other sessions: whoever knew the old password is out. */
export async function changePassword(
  { accountId, sessionId, body }: { accountId: string; sessionId: string | null; body: ChangePassword },
  deps: AccountServiceDeps,
): Promise<Outcome<null>> {
  const account = await deps.accounts.find(accountId);
  if (!account) return refuseGone();
  const proved = await prove(account, "currentPassword", body.currentPassword, deps);
  if (!proved.ok) return proved;
  const fault = findPasswordFault(body.password, account);
  if (fault !== null) return refuseField("password", fault);
  await deps.accounts.update(accountId, { passwordHash: await hashPassword(body.password) });
  await deps.sessions.deleteOthers(accountId, sessionId);
  return accept(null);
}

/** With everything it owns. Stops its live runs. */
export async function deleteAccount(
  accountId: string,
  body: DeleteAccount,
  deps: AccountServiceDeps,
): Promise<Outcome<null>> {
  const account = await deps.accounts.find(accountId);
  if (!account) return refuseGone();
  if (account.passwordHash !== null) {
    const proved = await prove(account, "password", body.password, deps);
    if (!proved.ok) return proved;
  } else if (body.confirm?.trim().toLowerCase() !== (account.email ?? account.name).toLowerCase()) {
    return refuseField("confirm", `Type ${account.email ?? account.name} to delete the account.`);
  }
  await stopRuns(accountId, deps);
  // Live sessions go with the account's row; a run that is started in between ends with its own row.
  if ((await purgeAccount(accountId, deps.database)) === "done") return accept(null);
  return refuse(
    "last-admin",
    "You are the last admin: make somebody else one first, then delete your account.",
  );
}

/** A run that does not end in this time is deleted under its session, whose next write is then refused. */
const STOP_PATIENCE_MS = 5_000;

async function stopRuns(
  ownerId: string,
  { database, executor, clock }: Pick<AccountServiceDeps, "database" | "executor" | "clock">,
): Promise<void> {
  const rows = await database.prisma.run.findMany({ where: { ownerId }, select: { id: true } });
  const live = rows.flatMap(({ id }) => executor.find(id) ?? []);
  for (const run of live) run.stop();
  const ended = new AbortController();
  await Promise.race([Promise.all(live.map((run) => run.done)), clock.sleep(STOP_PATIENCE_MS, ended.signal)]);
  ended.abort();
}

/** Whoever found the browser open does not know the password. Tries count as those of a sign-in do. */
async function prove(
  account: AccountRecord,
  field: string,
  password: string | undefined,
  { tries }: Pick<AccountServiceDeps, "tries">,
): Promise<Outcome<null>> {
  if (account.passwordHash === null) return accept(null);
  if (password === undefined) return refuseField(field, "Enter your password.");
  const waitSeconds = await tries.take("password", account.id);
  if (waitSeconds !== null) return refuseTooMany(waitSeconds);
  if (!(await verifyPassword(account.passwordHash, password)))
    return refuseField(field, "This is not your password.");
  await tries.forget("password", account.id);
  return accept(null);
}

function refuseField(path: string, message: string): ReturnType<typeof refuse> {
  return refuse("invalid-body", `${path}: ${message}`, { errors: [{ path, message }] });
}

function refuseGone(): ReturnType<typeof refuse> {
  return refuse("sign-in-needed", "This account is no longer there: sign in with another.");
}
