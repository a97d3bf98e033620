"use client";
import { useEffect, useState } from "react";
import { preloadMarkdown } from "@/components/ui/markdown/markdown";
import { createRunStore } from "@/lib/client/run-store";
import { browserRunStorePorts } from "@/lib/client/run-store-ports";
import { createRunViewStore, RunViewContext } from "@/lib/client/run-view-store";
import { RunStoreContext, useRunSnapshot } from "@/lib/client/use-run";
import { RunGone, RunLoading, RunUnreachable } from "./run-absent";
import { RunBody } from "./run-body";

/** A run, whole: loads it, follows its stream, shows everything and takes every action on it. */
export function RunView({ runId }: { runId: string }) {
  return <OneRun key={runId} runId={runId} />;
}

function OneRun({ runId }: { runId: string }) {
  const [store] = useState(() => createRunStore(runId, browserRunStorePorts));
  const [view] = useState(() => createRunViewStore());
  useEffect(() => store.open(), [store]);
  useEffect(preloadMarkdown, []);
  return (
    <RunStoreContext value={store}>
      <RunViewContext value={view}>
        <LoadedRun />
      </RunViewContext>
    </RunStoreContext>
  );
}

function LoadedRun() {
  const loaded = useRunSnapshot(({ run }) => run !== null);
  const gone = useRunSnapshot(({ stream }) => stream.kind === "gone");
  const error = useRunSnapshot((snapshot) => snapshot.error);
  if (gone) return <RunGone />;
  if (loaded) return <RunBody />;
  return error ? <RunUnreachable message={error.message} /> : <RunLoading />;
}
