import type { ChangeInstance, InstanceView } from "@/lib/contract/instance";
import { fromMicroUsd, toMicroUsd } from "@/lib/fusion/cost";
import { LIMIT_KEYS } from "@/lib/server/budgets/prisma-budget-store";
import { DEFAULT_PROFILE_KEY } from "@/lib/server/profiles/prisma-profile-store";
import type { AccountServiceDeps } from "./account-service-deps";

type Deps = Pick<AccountServiceDeps, "settings" | "environment">;

export async function readInstance({ settings, environment }: Deps): Promise<InstanceView> {
  const set = await settings.read();
  return {
    signUp: set["accounts.signUp"],
    environmentSignUp: environment.signUp,
    defaultProfile: set[DEFAULT_PROFILE_KEY],
    accountMonthlyUsd: toUsd(set[LIMIT_KEYS.account]),
    instanceMonthlyUsd: toUsd(set[LIMIT_KEYS.instance]),
  };
}

export async function changeInstance(body: ChangeInstance, deps: Deps): Promise<InstanceView> {
  const { signUp, defaultProfile, accountMonthlyUsd, instanceMonthlyUsd } = body;
  await deps.settings.write({
    ...(signUp !== undefined && { "accounts.signUp": signUp }),
    ...(defaultProfile !== undefined && { [DEFAULT_PROFILE_KEY]: defaultProfile }),
    ...(accountMonthlyUsd !== undefined && { [LIMIT_KEYS.account]: toMicro(accountMonthlyUsd) }),
    ...(instanceMonthlyUsd !== undefined && { [LIMIT_KEYS.instance]: toMicro(instanceMonthlyUsd) }),
  });
  return readInstance(deps);
}

function toUsd(microUsd: number | null): number | null {
  return microUsd === null ? null : fromMicroUsd(microUsd);
}

function toMicro(usd: number | null): number | null {
  return usd === null ? null : toMicroUsd(usd);
}
