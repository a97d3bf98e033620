import type { Metadata } from "next";
import { SettingsFrame } from "@/app/settings/settings-frame";
import { AccountSettings } from "@/components/settings/account-settings";

export const metadata: Metadata = { title: "Account" };

export default function Page() {
  return (
    <SettingsFrame title="Account">
      <AccountSettings />
    </SettingsFrame>
  );
}
