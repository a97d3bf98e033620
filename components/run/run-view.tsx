"use client";
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { preloadMarkdown } from "@/components/ui/markdown/use-markdown-document";
import { createBlindRunStore } from "@/lib/client/blind-run-store";
import { loadPersistently } from "@/lib/client/load-persistently";
import { createRunStore, type RunStore } from "@/lib/client/run-store";
import { browserRunStorePorts } from "@/lib/client/run-store-ports";
import { createRunViewStore, RunViewContext } from "@/lib/client/run-view-store";
import { BlindContext, useIsBlind } from "@/lib/client/use-blind";
import { RunStoreContext, useRunSnapshot } from "@/lib/client/use-run";
import type { RunStatus } from "@/lib/fusion/run-state";
import { RunGone, RunLoading, RunUnreachable } from "./run-absent";

// The playground opens without a run: what draws one is fetched while its state is.
const loadBody = async () => ({ default: (await import("./run-body")).RunBody });
const RunBody = lazy(() => loadPersistently(loadBody));

/** Before a run is there to be drawn. */
export function preloadRun(): void {
  preloadMarkdown();
  // A failed preload is repeated by the render that needs it.
  loadBody().catch(() => undefined);
}

interface RunViewProps {
  runId: string;
  /** Hears of the run's status, first when it is loaded and then at every change. Keep its identity. */
  onStatus?: (status: RunStatus) => void;
  /** Where it is not simply the reader's own run: made once, when the view is. */
  makeStore?: () => RunStore;
  /** Above it, with the run at hand. */
  children?: ReactNode;
}

/** A run, whole: loads it, follows its stream, shows everything and takes every action on it. */
export function RunView(props: RunViewProps) {
  return <OneRun key={props.runId} {...props} />;
}

function OneRun({ runId, onStatus, makeStore, children }: RunViewProps) {
  const [store] = useState(() => makeStore?.() ?? createRunStore(runId, browserRunStorePorts));
  const [view] = useState(() => createRunViewStore());
  // What someone else shares has its names: there is no vote of the reader's that could show them.
  const blind = useIsBlind(store.access.readOnly ? null : runId) && !store.access.readOnly;
  const shown = useMemo(() => (blind ? createBlindRunStore(store) : store), [blind, store]);
  useEffect(() => store.open(), [store]);
  useEffect(preloadRun, []);
  return (
    <RunStoreContext value={shown}>
      <BlindContext value={blind}>
        <RunViewContext value={view}>
          {children}
          <LoadedRun onStatus={onStatus} />
        </RunViewContext>
      </BlindContext>
    </RunStoreContext>
  );
}

function LoadedRun({ onStatus }: Pick<RunViewProps, "onStatus">) {
  const status = useRunSnapshot(({ run }) => run?.status);
  useEffect(() => {
    if (status) onStatus?.(status);
  }, [status, onStatus]);
  const loaded = useRunSnapshot(({ run }) => run !== null);
  const gone = useRunSnapshot(({ stream }) => stream.kind === "gone");
  const error = useRunSnapshot((snapshot) => snapshot.error);
  if (gone) return <RunGone />;
  if (loaded) {
    return (
      <Suspense fallback={<RunLoading />}>
        <RunBody />
      </Suspense>
    );
  }
  return error ? <RunUnreachable message={error.message} /> : <RunLoading />;
}
