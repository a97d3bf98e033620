import { Check, type LucideIcon, PenLine, Replace, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Collapsible } from "@/components/ui/collapsible";
import { cx } from "@/components/ui/cx";
import { InlineText } from "@/components/ui/inline-text";
import { Markdown } from "@/components/ui/markdown/markdown";
import { FAILURE_ADVICE } from "@/lib/client/failure-advice";
import { formatCost, formatDuration } from "@/lib/client/format";
import { useRunAccess } from "@/lib/client/use-run";
import type { DebateTurn } from "@/lib/fusion/run-state";

const OUTCOMES: Record<DebateTurn["status"], { word: string; icon: LucideIcon; tone: string }> = {
  running: { word: "Speaking", icon: PenLine, tone: "text-accent-ink" },
  kept: { word: "Kept its answer", icon: Check, tone: "text-muted" },
  revised: { word: "Revised its answer", icon: Replace, tone: "text-ink" },
  failed: { word: "Failed", icon: TriangleAlert, tone: "text-bad" },
};

/** One member's turn. Untouched turns keep their identity in the state, so only the speaking one draws. */
export const DebateTurnRow = memo(function DebateTurnRow({ turn }: { turn: DebateTurn }) {
  const { showCosts } = useRunAccess();
  const { word, icon: Icon, tone } = OUTCOMES[turn.status];
  return (
    <li className="flex flex-col gap-1 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <CandidateChip label={turn.candidate} />
        <span className={cx("inline-flex items-center gap-1 font-medium text-xs", tone)}>
          <Icon className="size-3.5" aria-hidden />
          {word}
        </span>
        {turn.timings && (
          <span className="ml-auto text-muted text-xs tabular-nums">
            {formatDuration(turn.timings.totalMs)}
            {showCosts && ` · ${formatCost(turn.cost)}`}
          </span>
        )}
      </div>
      {turn.contests && (
        <p className="break-words text-ink">
          <span className="text-muted">contests </span>“
          <InlineText text={turn.contests} />”
        </p>
      )}
      {turn.status === "failed" && <TurnFailure turn={turn} />}
      {turn.status === "running" && (
        <p className="line-clamp-3 whitespace-pre-wrap break-words text-muted text-xs">
          {turn.text.slice(-400)}
        </p>
      )}
      {turn.status === "revised" && turn.answer && (
        <Collapsible summary="Its answer after this round">
          <Markdown text={turn.answer} streaming={false} className="mt-1 max-w-reading" />
        </Collapsible>
      )}
    </li>
  );
});

function TurnFailure({ turn }: { turn: DebateTurn }) {
  return (
    <p className="break-words text-muted text-xs">
      {FAILURE_ADVICE[turn.reason ?? "unknown"].what} {turn.message} Its earlier answer stands.
    </p>
  );
}
