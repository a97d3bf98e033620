import type { Metadata } from "next";
import { SettingsFrame } from "@/app/settings/settings-frame";
import { People } from "@/components/settings/people";

export const metadata: Metadata = { title: "People" };

export default function Page() {
  return (
    <SettingsFrame title="People">
      <People />
    </SettingsFrame>
  );
}
