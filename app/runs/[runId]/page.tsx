import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CopyRunAsCode } from "@/components/copy-code/copy-run-as-code";
import { TopBar } from "@/components/frame/top-bar";
import { ExportMenu } from "@/components/run-head/export-menu";
import { OpenInPlayground } from "@/components/run-head/open-in-playground";
import { toRunTitle } from "@/lib/client/run-title";
import { findAskedRun } from "./find-asked-run";
import { RunThread } from "./run-thread";

interface RunPageProps {
  params: Promise<{ runId: string }>;
}

const TITLE_CHARS = 60;

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const run = await findAskedRun((await params).runId);
  return {
    title: run ? toRunTitle({ ...run.marks, prompt: run.prompt }).slice(0, TITLE_CHARS) : "No such run",
  };
}

export default async function Page({ params }: RunPageProps) {
  const run = await findAskedRun((await params).runId);
  if (!run) notFound();
  return (
    <>
      <TopBar title="Run">
        {run.request && <CopyRunAsCode runId={run.id} request={run.request} />}
        <ExportMenu runId={run.id} />
        {run.request && <OpenInPlayground request={run.request} />}
      </TopBar>
      <main id="main" className="flex min-w-0 flex-1 flex-col gap-3 px-3 pt-3 pb-10">
        <RunThread run={run} />
      </main>
    </>
  );
}
