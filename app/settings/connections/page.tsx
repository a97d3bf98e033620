import type { Metadata } from "next";
import { Suspense } from "react";
import { SettingsFrame } from "@/app/settings/settings-frame";
import { AddConnection } from "@/components/connections/add-connection";
import { Connections, ConnectionsSkeleton } from "@/components/connections/connections";

export const metadata: Metadata = { title: "Connections" };

export default function Page() {
  return (
    <SettingsFrame title="Connections" action={<AddConnection variant="secondary" />}>
      <Suspense fallback={<ConnectionsSkeleton />}>
        <Connections />
      </Suspense>
    </SettingsFrame>
  );
}
