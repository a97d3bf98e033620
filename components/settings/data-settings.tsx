"use client";
import { Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button-style";
import { DeleteAccount } from "./delete-account";
import { SettingsMain, SettingsPart } from "./settings-main";
import { WithAccount } from "./with-account";

export function DataSettings() {
  return (
    <SettingsMain>
      <WithAccount>
        {(account) => (
          <>
            <SettingsPart
              title="Take it with you"
              note="Your runs with every answer, profiles, connections, files and costs, as one JSON. Keys are not in it."
            >
              <div>
                <a href="/api/account/export" download className={buttonStyle()}>
                  <Download className="size-4" aria-hidden />
                  Export everything
                </a>
              </div>
            </SettingsPart>
            <SettingsPart
              title="Danger zone"
              note="Deleting your account deletes everything it owns, at once and for good: runs, shared links, profiles, connections with their keys."
            >
              <DeleteAccount account={account} />
            </SettingsPart>
          </>
        )}
      </WithAccount>
    </SettingsMain>
  );
}
