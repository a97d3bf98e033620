"use client";
import { AccountForm } from "./account-form";
import { PasswordForm } from "./password-form";
import { SettingsMain, SettingsPart } from "./settings-main";
import { SignInWays } from "./sign-in-ways";
import { WithAccount } from "./with-account";

export function AccountSettings() {
  return (
    <SettingsMain>
      <WithAccount>
        {(account) => (
          <>
            <SettingsPart title="You">
              <AccountForm account={account} />
            </SettingsPart>
            <SettingsPart
              title="Password"
              note={
                account.hasPassword
                  ? "Changing it signs you out everywhere else."
                  : "You sign in without one. With one you could also sign in here."
              }
            >
              <PasswordForm account={account} />
            </SettingsPart>
            <SignInWays account={account} />
          </>
        )}
      </WithAccount>
    </SettingsMain>
  );
}
