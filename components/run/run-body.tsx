import { AnswerPane } from "@/components/answer/answer-pane";
import { ColumnFocusView } from "@/components/columns/column-focus-view";
import { ColumnGrid } from "@/components/columns/column-grid";
import { DebatePane } from "@/components/debate/debate-pane";
import { FindingsPane } from "@/components/findings/findings-pane";
import { TookLine } from "@/components/took/took-line";
import { VoteBar } from "@/components/vote/vote-bar";
import { useRunAccess } from "@/lib/client/use-run";
import { AnswerPill } from "./answer-pill";
import { FusionTabs } from "./fusion-tabs";
import { JudgeAgainDialog } from "./judge-again-dialog";
import { RunNotices } from "./run-notices";
import { RunOutcome } from "./run-outcome";
import { StatusLine } from "./status-line";
import { useRunAnnouncements } from "./use-run-announcements";
import { useRunKeys } from "./use-run-keys";

/** From top to bottom as it happens: who is waited for, the columns, the judge, the answer, what it took. */
export function RunBody() {
  const { readOnly } = useRunAccess();
  useRunKeys();
  useRunAnnouncements();
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <StatusLine />
      <ColumnGrid />
      <RunNotices />
      <RunOutcome />
      <FusionTabs />
      <DebatePane />
      {/* Abreast where there is room: the answer keeps its place when the findings come after it. */}
      <div className="flex min-w-0 flex-col gap-3 2xl:flex-row-reverse 2xl:items-start 2xl:justify-end [&>section]:2xl:min-w-0 [&>section]:2xl:flex-1">
        <FindingsPane />
        <div className="flex min-w-0 flex-col gap-3 2xl:w-[56rem] 2xl:shrink-0">
          <AnswerPane />
          <VoteBar />
          <TookLine />
        </div>
      </div>
      <AnswerPill />
      <ColumnFocusView />
      {!readOnly && <JudgeAgainDialog />}
    </div>
  );
}
