import type { Metadata } from "next";
import { SettingsFrame } from "@/app/settings/settings-frame";
import { CreateToken } from "@/components/tokens/create-token";
import { Tokens } from "@/components/tokens/tokens";

export const metadata: Metadata = { title: "API tokens" };

export default function Page() {
  return (
    <SettingsFrame title="API tokens" action={<CreateToken variant="secondary" />}>
      <Tokens />
    </SettingsFrame>
  );
}
