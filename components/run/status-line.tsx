import { Gavel, Square } from "lucide-react";
import { useMemo } from "react";
import { BlindSwitch } from "@/components/blind/blind-switch";
import { ShareButton } from "@/components/share/share-button";
import { Button } from "@/components/ui/button";
import { type DotState, StateDot } from "@/components/ui/state-dot";
import { showToast } from "@/components/ui/toast";
import { describeWait, type RunWait } from "@/lib/client/describe-wait";
import { formatElapsed } from "@/lib/client/format";
import { judgeRun, stopRun } from "@/lib/client/run-actions";
import { summariseRun } from "@/lib/client/summarise-run";
import { useRun, useRunClock, useRunStore } from "@/lib/client/use-run";
import { useRunAction } from "@/lib/client/use-run-action";
import type { RunStatus } from "@/lib/fusion/run-state";
import { ConnectionNote } from "./connection-note";

const tellRefusal = (message: string) => {
  showToast({ title: message, tone: "bad" });
};

/** What is waited for and since when; after the end, how it ended. Its height stays. */
export function StatusLine() {
  const { access, runId } = useRunStore();
  const { readOnly } = access;
  const status = useRun((run) => run.status);
  const summary = useRun(summariseRun);
  // Compared as text: a wait is a new object at every event, what it says is not.
  const written = useRun((run) => JSON.stringify(describeWait(run)));
  const wait = useMemo(() => JSON.parse(written) as RunWait | null, [written]);
  const running = status === "running" || status === "queued";
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
      <StateDot state={DOTS[status]} />
      <p className="min-w-0 text-ink text-sm tabular-nums">
        {wait ? wait.text : summary}
        {wait && <Since wait={wait} running={running} />}
      </p>
      <ConnectionNote />
      <span className="ml-auto flex items-center gap-2">
        {wait?.canJudgeNow && !readOnly && <JudgeNow />}
        {!readOnly && <ShareButton runId={runId} />}
        {running && !readOnly && <StopAll />}
        {!readOnly && <BlindSwitch />}
      </span>
    </div>
  );
}

const DOTS: Record<RunStatus, DotState> = {
  queued: "queued",
  running: "running",
  completed: "completed",
  failed: "failed",
  stopped: "stopped",
  interrupted: "interrupted",
};

function Since({ wait, running }: { wait: RunWait; running: boolean }) {
  const now = useRunClock(running);
  if (wait.untilMs !== null) {
    const leftMs = wait.untilMs - now;
    return (
      <span className="text-muted">
        {" "}
        · {leftMs > 0 ? `judging in ${formatElapsed(leftMs + 999)}` : "judging now"}
      </span>
    );
  }
  if (wait.sinceMs === null) return null;
  return <span className="text-muted"> · {formatElapsed(now - wait.sinceMs)}</span>;
}

function JudgeNow() {
  const judge = useRunAction((runId) => judgeRun(runId, {}), tellRefusal);
  return (
    <Button size="sm" disabled={judge.pending} onClick={() => judge.run()}>
      <Gavel className="size-3.5" aria-hidden />
      Judge now
    </Button>
  );
}

function StopAll() {
  const stop = useRunAction(stopRun, tellRefusal);
  return (
    <Button size="sm" variant="danger" disabled={stop.pending} title="Esc" onClick={() => stop.run()}>
      <Square className="size-3 fill-current" aria-hidden />
      <span>
        Stop<span className="sr-only tabs:not-sr-only"> everything</span>
      </span>
    </Button>
  );
}
