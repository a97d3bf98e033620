import type { Metadata } from "next";
import { Suspense } from "react";
import { TopBar } from "@/components/frame/top-bar";
import { MeasuredModels } from "@/components/models/measured-models";
import { ModelsSkeleton } from "@/components/models/models-skeleton";

export const metadata: Metadata = { title: "Models" };

export default function Page() {
  return (
    <>
      <TopBar title="Models" />
      <Suspense fallback={<ModelsSkeleton />}>
        <MeasuredModels />
      </Suspense>
    </>
  );
}
