import type { Metadata } from "next";
import { Suspense } from "react";
import { TopBar } from "@/components/frame/top-bar";
import { History } from "@/components/history/history";
import { HistorySkeleton } from "@/components/history/history-skeleton";

export const metadata: Metadata = { title: "History" };

export default function Page() {
  return (
    <>
      <TopBar title="History" />
      <Suspense fallback={<HistorySkeleton />}>
        <History />
      </Suspense>
    </>
  );
}
