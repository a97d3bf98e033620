/**
 * Everything that can be done with accounts: becoming someone, one's own account, and what admins do with others. Called by the
 * routes, which see to it who may ask; it knows nothing of HTTP.
 */
import type {
  AccountView,
  ChangeAccount,
  ChangePassword,
  DeleteAccount,
  SessionList,
  SignIn,
  SignUp,
  WhoAmI,
} from "@/lib/contract/accounts";
import type {
  ChangeInstance,
  ChangePerson,
  InstanceView,
  InvitationList,
  NewInvitationView,
  People,
  Person,
} from "@/lib/contract/instance";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { isSessionId } from "./account-ids";
import type { AccountServiceDeps, Origin } from "./account-service-deps";
import type { AccountPage } from "./account-store";
import { exportAccount } from "./export-account";
import { changeInstance, readInstance } from "./instance-defaults";
import { invite, listInvitations, revokeInvitation } from "./invitations";
import { changeAccount, changePassword, deleteAccount, describeWho } from "./own-account";
import { changePerson, listPeople } from "./people";
import { type ProvidedPerson, type ProviderSignIn, signInWithProvider } from "./provider-sign-in";
import { listSessions } from "./sessions";
import { type SignedInSession, signIn } from "./sign-in";
import { signUp } from "./sign-up";

export interface AccountService {
  describeWho(accountId: string | null): Promise<WhoAmI>;
  signUp(body: SignUp, origin: Origin): Promise<Outcome<SignedInSession>>;
  signIn(body: SignIn, origin: Origin): Promise<Outcome<SignedInSession>>;
  signInWithProvider(
    person: ProvidedPerson,
    origin: Origin & { current: SignedInSession | null; invitation: string | undefined },
  ): Promise<ProviderSignIn>;
  change(accountId: string, body: ChangeAccount): Promise<Outcome<AccountView>>;
  changePassword(own: SignedIn, body: ChangePassword): Promise<Outcome<null>>;
  delete(accountId: string, body: DeleteAccount): Promise<Outcome<null>>;
  /** Everything it owns as one JSON, in pieces. */
  export(accountId: string): AsyncIterable<string>;
  sessions(own: SignedIn): Promise<SessionList>;
  endSession(accountId: string, sessionId: string): Promise<Outcome<null>>;
  endAllSessions(accountId: string): Promise<void>;
  people(page: AccountPage): Promise<People>;
  changePerson(id: string, body: ChangePerson): Promise<Outcome<Person>>;
  invite(createdBy: string, body: { note: string; days: number }): Promise<NewInvitationView>;
  invitations(): Promise<InvitationList>;
  revokeInvitation(id: string): Promise<Outcome<null>>;
  instance(): Promise<InstanceView>;
  changeInstance(body: ChangeInstance): Promise<InstanceView>;
}

interface SignedIn {
  accountId: string;
  /** The one that asks. */
  sessionId: string | null;
}

export function createAccountService(deps: AccountServiceDeps): AccountService {
  return {
    describeWho: (accountId) => describeWho(accountId, deps),
    signUp: (body, origin) => signUp(body, origin, deps),
    signIn: (body, origin) => signIn(body, origin, deps),
    signInWithProvider: (person, origin) => signInWithProvider(person, origin, deps),
    change: (accountId, body) => changeAccount(accountId, body, deps),
    changePassword: (own, body) => changePassword({ ...own, body }, deps),
    delete: (accountId, body) => deleteAccount(accountId, body, deps),
    export: (accountId) => exportAccount(accountId, deps.database),
    sessions: ({ accountId, sessionId }) => listSessions(accountId, sessionId, deps),
    async endSession(accountId, sessionId) {
      if (isSessionId(sessionId) && (await deps.sessions.delete(accountId, sessionId))) return accept(null);
      return refuse("not-found", "There is no such session, or it is not yours. It may have ended.");
    },
    endAllSessions: (accountId) => deps.sessions.deleteOthers(accountId, null),
    people: (page) => listPeople(page, deps),
    changePerson: (id, body) => changePerson(id, body, deps),
    invite: (createdBy, body) => invite(createdBy, body, deps),
    invitations: () => listInvitations(deps),
    revokeInvitation: (id) => revokeInvitation(id, deps),
    instance: () => readInstance(deps),
    changeInstance: (body) => changeInstance(body, deps),
  };
}
