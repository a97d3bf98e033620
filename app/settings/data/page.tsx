import type { Metadata } from "next";
import { SettingsFrame } from "@/app/settings/settings-frame";
import { DataSettings } from "@/components/settings/data-settings";

export const metadata: Metadata = { title: "Data" };

export default function Page() {
  return (
    <SettingsFrame title="Data">
      <DataSettings />
    </SettingsFrame>
  );
}
