import type { Metadata } from "next";
import { SettingsFrame } from "@/app/settings/settings-frame";
import { Appearance } from "@/components/settings/appearance";

export const metadata: Metadata = { title: "Appearance" };

export default function Page() {
  return (
    <SettingsFrame title="Appearance">
      <Appearance />
    </SettingsFrame>
  );
}
