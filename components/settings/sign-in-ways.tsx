"use client";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { signInWith } from "@/lib/client/account-actions";
import { accountQuery } from "@/lib/client/account-query";
import { useFormAction } from "@/lib/client/use-form-action";
import type { AccountView, SignInProviderId } from "@/lib/contract/accounts";
import { SettingsPart } from "./settings-main";

const NAMES: Record<SignInProviderId, string> = { github: "GitHub", google: "Google" };

/** The providers that this account signs in with, or may. */
export function SignInWays({ account }: { account: AccountView }) {
  const { data } = useQuery(accountQuery);
  const add = useFormAction((provider: SignInProviderId) =>
    signInWith(provider, { next: "/settings/account" }),
  );
  if (!data || data.providers.length === 0) return null;
  return (
    <SettingsPart title="Other ways to sign in">
      <ul className="max-w-sm border-line border-t">
        {data.providers.map((provider) => (
          <li
            key={provider}
            className="flex min-h-11 items-center justify-between gap-3 border-line border-b text-ink text-sm"
          >
            {NAMES[provider]}
            {account.providers.includes(provider) ? (
              <span className="text-muted text-xs">Connected</span>
            ) : (
              <Button size="sm" disabled={add.pending} onClick={() => add.run(provider)}>
                Connect {NAMES[provider]}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FormMessage message={add.message} />
    </SettingsPart>
  );
}
