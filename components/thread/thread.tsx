"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import {
  refreshRunState,
  runStateQuery,
  stepsBefore,
  THREAD_KEY,
  threadQuery,
} from "@/lib/client/thread-query";
import type { RunStatus } from "@/lib/fusion/run-state";
import { EarlierStep } from "./earlier-step";
import { FollowUp } from "./follow-up";
import { LaterSteps } from "./later-steps";
import { namePick } from "./name-pick";

interface ThreadProps {
  runId: string;
  /** Draws the run itself: a feature never imports another, so the page brings it. */
  renderRun: (onStatus: (status: RunStatus) => void) => ReactNode;
  /** Whether the page shows the run's prompt elsewhere. */
  promptShown: boolean;
  onStatus?: (status: RunStatus) => void;
  /** The next step has been started. */
  onFollowed: (runId: string) => void;
}

/** A conversation from top to bottom: the steps before, folded; the run, open; below it the editor for the next. */
export function Thread({ runId, renderRun, promptShown, onStatus, onFollowed }: ThreadProps) {
  const { ended, tellStatus } = useStatus(runId, onStatus);
  const { data: thread = [] } = useQuery(threadQuery(runId));
  const before = stepsBefore(thread, runId);
  const { data: state } = useQuery({ ...runStateQuery(runId), enabled: ended || before.length > 0 });
  const step = thread.find(({ id }) => id === runId);
  const head = useFocusWhenFollowed(runId);
  const client = useQueryClient();
  const follow = (id: string) => {
    head.expect(id);
    // Every step of it has one more now.
    void client.invalidateQueries({ queryKey: THREAD_KEY });
    onFollowed(id);
  };
  return (
    <>
      {before.length > 0 && (
        <>
          <ol aria-label="Earlier steps" className="flex flex-col gap-2">
            {before.map((each, index) => (
              <EarlierStep
                key={each.id}
                step={each}
                number={index + 1}
                pick={(before[index + 1] ?? step)?.pick ?? "fused"}
                carried={state?.request?.history.at(2 * (index - before.length) + 1)?.content ?? null}
              />
            ))}
          </ol>
          <div
            ref={head.ref}
            tabIndex={-1}
            className="scroll-mt-14 rounded-lg border border-line bg-raised px-3.5 py-2.5"
          >
            <p className="text-muted text-xs">
              Step {before.length + 1} · follows up on {namePick(step?.pick ?? "fused")}
            </p>
            {!promptShown && (
              <p className="max-w-[100ch] whitespace-pre-wrap break-words text-base text-ink-strong">
                {state?.prompt ?? step?.prompt}
              </p>
            )}
          </div>
        </>
      )}
      {renderRun(tellStatus)}
      <LaterSteps steps={thread.filter(({ follows }) => follows === runId)} />
      {ended && state?.request && <FollowUp key={runId} run={state} onFollowed={follow} />}
    </>
  );
}

/** What the run's own view says of it. Each end leaves another state behind. */
function useStatus(runId: string, onStatus: ThreadProps["onStatus"]) {
  const client = useQueryClient();
  const [known, setKnown] = useState<{ runId: string; status: RunStatus } | null>(null);
  const tellStatus = useCallback(
    (status: RunStatus) => {
      setKnown({ runId, status });
      onStatus?.(status);
      void refreshRunState(client, runId);
    },
    [runId, onStatus, client],
  );
  const status = known?.runId === runId ? known.status : null;
  return { ended: status === "completed" || status === "failed" || status === "stopped", tellStatus };
}

/** The editor goes away with the click that sends: the focus goes on to the step that it made. */
function useFocusWhenFollowed(runId: string) {
  const ref = useRef<HTMLDivElement>(null);
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    if (awaited.current !== runId || !ref.current) return;
    awaited.current = null;
    ref.current.focus({ preventScroll: true });
    ref.current.scrollIntoView({ block: "start" });
  });
  return {
    ref,
    expect(id: string) {
      awaited.current = id;
    },
  };
}
