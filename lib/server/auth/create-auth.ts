import { createAccountService } from "@/lib/server/accounts/account-service";
import type { AccountServiceDeps } from "@/lib/server/accounts/account-service-deps";
import { createPrismaInstanceSettingStore } from "@/lib/server/accounts/instance-settings";
import { createPrismaAccountStore } from "@/lib/server/accounts/prisma-account-store";
import { createPrismaInvitationStore } from "@/lib/server/accounts/prisma-invitation-store";
import { createPrismaSessionStore } from "@/lib/server/accounts/prisma-session-store";
import { createTries } from "@/lib/server/accounts/tries";
import type { Env } from "@/lib/server/env";
import type { AuthContainer } from "./auth-container";
import { openAuthSecretFile } from "./auth-secret-file";
import { identify } from "./identify";

type Deps = Pick<AccountServiceDeps, "database" | "ring" | "executor" | "clock" | "flushCalls">;

/** Accounts and who is signed in, over one database. Called by the container. */
export function createAuth({ accounts: environment, dataDir }: Env, deps: Deps): AuthContainer {
  const sessions = createPrismaSessionStore(deps.database);
  const secret = environment.authSecret ?? openAuthSecretFile(dataDir);
  const { signInProviders: providers, trustedProxies } = environment;
  return {
    auth: { secret, providers, trustedProxies },
    identify: (request) => identify(request, { sessions, secret, clock: deps.clock }),
    accounts: createAccountService({
      ...deps,
      ...{ environment, sessions, tries: createTries() },
      accounts: createPrismaAccountStore(deps.database),
      invitations: createPrismaInvitationStore(deps.database),
      settings: createPrismaInstanceSettingStore(deps.database),
    }),
  };
}
