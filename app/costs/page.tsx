import type { Metadata } from "next";
import { Suspense } from "react";
import { Costs } from "@/components/costs/costs";
import { CostsSkeleton } from "@/components/costs/costs-skeleton";
import { TopBar } from "@/components/frame/top-bar";

export const metadata: Metadata = { title: "Costs" };

export default function Page() {
  return (
    <>
      <TopBar title="Costs" />
      <Suspense fallback={<CostsSkeleton />}>
        <Costs />
      </Suspense>
    </>
  );
}
