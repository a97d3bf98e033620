import type { Metadata } from "next";
import { SettingsFrame } from "@/app/settings/settings-frame";
import { InstanceSettings } from "@/components/settings/instance-settings";

export const metadata: Metadata = { title: "Instance" };

export default function Page() {
  return (
    <SettingsFrame title="Instance">
      <InstanceSettings />
    </SettingsFrame>
  );
}
