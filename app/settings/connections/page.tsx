import type { Metadata } from "next";
import { Suspense } from "react";
import { AddConnection } from "@/components/connections/add-connection";
import { Connections, ConnectionsSkeleton } from "@/components/connections/connections";
import { TopBar } from "@/components/frame/top-bar";

export const metadata: Metadata = { title: "Connections" };

export default function Page() {
  return (
    <>
      <TopBar title="Connections">
        <AddConnection variant="secondary" />
      </TopBar>
      <Suspense fallback={<ConnectionsSkeleton />}>
        <Connections />
      </Suspense>
    </>
  );
}
