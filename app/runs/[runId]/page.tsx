import type { Metadata } from "next";
import { TopBar } from "@/components/frame/top-bar";
import { OpenInPlayground } from "@/components/run-head/open-in-playground";
import { RunHead } from "@/components/run-head/run-head";

export const metadata: Metadata = { title: "Run" };

export default async function Page({ params }: { params: Promise<{ runId: string }> }) {
  const { runId } = await params;
  return (
    <>
      <TopBar title="Run">
        <OpenInPlayground runId={runId} />
      </TopBar>
      <main id="main" className="flex min-w-0 flex-1 flex-col gap-3 px-3 pt-3 pb-10 tabs:px-4">
        <RunHead runId={runId} />
      </main>
    </>
  );
}
