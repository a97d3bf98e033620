import type { Metadata } from "next";
import { Suspense } from "react";
import { SettingsFrame } from "@/app/settings/settings-frame";
import { AddConnection } from "@/components/connections/add-connection";
import { Connections } from "@/components/connections/connections";
import { ListSkeleton } from "@/components/ui/list-skeleton";

export const metadata: Metadata = { title: "Connections" };

export default function Page() {
  return (
    <SettingsFrame title="Connections" action={<AddConnection variant="secondary" />}>
      <Suspense fallback={<ListSkeleton what="the connections" />}>
        <Connections />
      </Suspense>
    </SettingsFrame>
  );
}
