import type { Metadata } from "next";
import { SettingsFrame } from "@/app/settings/settings-frame";
import { Sessions } from "@/components/settings/sessions";

export const metadata: Metadata = { title: "Sessions" };

export default function Page() {
  return (
    <SettingsFrame title="Sessions">
      <Sessions />
    </SettingsFrame>
  );
}
