import { createAccountService } from "@/lib/server/accounts/account-service";
import type { AccountServiceDeps } from "@/lib/server/accounts/account-service-deps";
import { createPrismaInstanceSettingStore } from "@/lib/server/accounts/instance-settings";
import { createPrismaAccountStore } from "@/lib/server/accounts/prisma-account-store";
import { createPrismaInvitationStore } from "@/lib/server/accounts/prisma-invitation-store";
import { createPrismaSessionStore } from "@/lib/server/accounts/prisma-session-store";
import { createTries } from "@/lib/server/accounts/tries";
import type { Budgets } from "@/lib/server/budgets/budgets";
import type { Env } from "@/lib/server/env";
import type { TokenWork } from "@/lib/server/runs/token-work";
import { createPrismaTokenStore } from "@/lib/server/tokens/prisma-token-store";
import { deriveTokenKey } from "@/lib/server/tokens/token-hash";
import { createTokenService } from "@/lib/server/tokens/token-service";
import type { AuthContainer } from "./auth-container";
import { openAuthSecretFile } from "./auth-secret-file";
import { identify, identifyVisitor } from "./identify";

type Deps = Pick<AccountServiceDeps, "database" | "ring" | "executor" | "clock" | "flushCalls"> & {
  budgets: Pick<Budgets, "ofTokens">;
  tokenWork: Pick<TokenWork, "stop">;
};

/** Accounts and who is signed in, over one database. Called by the container. */
export function createAuth(
  { accounts: environment, dataDir }: Env,
  { budgets, tokenWork, ...deps }: Deps,
): AuthContainer {
  const { clock, database } = deps;
  const sessions = createPrismaSessionStore(database);
  const accounts = createPrismaAccountStore(database);
  const secret = environment.authSecret ?? openAuthSecretFile(dataDir);
  const { signInProviders: providers, trustedProxies } = environment;
  const tries = createTries();
  const tokens = { store: createPrismaTokenStore(database), key: deriveTokenKey(secret) };
  const visitorDeps = { sessions, secret, clock };
  const identifyDeps = { ...visitorDeps, tries, trustedProxies, tokens: { ...tokens, accounts } };
  return {
    auth: { secret, providers, trustedProxies },
    identify: (request) => identify(request, identifyDeps),
    identifyVisitor: (request) => identifyVisitor(request, visitorDeps),
    tokens: createTokenService({
      ...{ ...tokens, clock, spendingOf: budgets.ofTokens },
      stopWork: tokenWork.stop,
    }),
    accounts: createAccountService({
      ...deps,
      ...{ environment, sessions, tries, accounts },
      invitations: createPrismaInvitationStore(database),
      settings: createPrismaInstanceSettingStore(database),
    }),
  };
}
