"use client";
import { useRouter } from "next/navigation";
import { RunView } from "@/components/run/run-view";
import { RunHead } from "@/components/run-head/run-head";
import { RunNotes } from "@/components/run-head/run-notes";
import { Thread } from "@/components/thread/thread";
import type { AskedRun } from "./find-asked-run";

/** A run's page: its conversation before it, the run, and what comes next. */
export function RunThread({ run }: { run: AskedRun }) {
  const router = useRouter();
  const { id, prompt, createdAt, request, marks, client } = run;
  return (
    <Thread
      runId={id}
      promptShown
      onFollowed={(next) => router.push(`/runs/${next}`)}
      renderRun={(onStatus) => (
        <>
          <RunHead runId={id} prompt={prompt} createdAt={createdAt} request={request} client={client}>
            <RunNotes runId={id} initial={marks} />
          </RunHead>
          <RunView runId={id} onStatus={onStatus} />
        </>
      )}
    />
  );
}
