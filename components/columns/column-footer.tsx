import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { isSpeaking } from "@/lib/client/column-state";
import {
  formatCost,
  formatCount,
  formatDuration,
  formatElapsed,
  formatRate,
  formatUsd,
  UNKNOWN,
} from "@/lib/client/format";
import { type LiveUsage, liveUsageOf } from "@/lib/client/live-usage";
import { isUnserved } from "@/lib/client/run-figures";
import { useBlind } from "@/lib/client/use-blind";
import { useRunAccess, useRunClock } from "@/lib/client/use-run";
import type { Label } from "@/lib/fusion/labels";
import type { CandidateState } from "@/lib/fusion/run-state";
import { useColumnState, useSampledCandidate } from "./use-candidate";

/** Not there (yet), as against unknown. */
const PENDING = "–";

export function ColumnFooter({ label }: { label: Label }) {
  const speaking = isSpeaking(useColumnState(label));
  const now = useRunClock(speaking);
  const candidate = useSampledCandidate(label, 250);
  const blind = useBlind();
  const { showCosts } = useRunAccess();
  if (!candidate) return null;
  if (blind) return <FooterNote>Speed, tokens and cost show after your vote</FooterNote>;
  if (candidate.pasted) return <PastedFooter text={candidate.text} />;
  const usage = liveUsageOf(candidate, now);
  // Before its first word, and where it never said one, there is nothing to know.
  const silent = speaking || (candidate.text === "" && candidate.reasoning === "");
  return (
    // Tracks of fixed shares: a figure that grows moves none of its neighbours.
    <dl
      className={cx(
        "grid shrink-0 gap-2 border-line border-t px-3 py-1.5 text-xs tabular-nums",
        showCosts
          ? "grid-cols-[minmax(max-content,4fr)_minmax(max-content,5fr)_minmax(max-content,4fr)_minmax(max-content,4fr)_minmax(max-content,4fr)]"
          : "grid-cols-[minmax(max-content,4fr)_minmax(max-content,5fr)_minmax(max-content,4fr)_minmax(max-content,4fr)]",
      )}
    >
      <Figure name="first token" value={orPending(silent, usage.firstTokenMs, formatDuration)} />
      <Figure name="speed" value={guessed(usage, orPending(silent, usage.tokensPerSecond, formatRate))} />
      <Figure name="tokens" value={guessed(usage, orPending(silent, usage.outputTokens, formatCount))} />
      {showCosts && <Figure name="cost" value={costOf(candidate, speaking)} title={costTitle(candidate)} />}
      <Figure name="time" value={timeOf(usage, speaking)} last />
    </dl>
  );
}

function Figure({
  name,
  value,
  title,
  last,
}: {
  name: string;
  value: string;
  title?: string;
  last?: boolean;
}) {
  return (
    <div
      className={last ? "flex flex-col-reverse justify-self-end text-right" : "flex flex-col-reverse"}
      title={title}
    >
      <dt className="text-2xs text-muted leading-3.5">{name}</dt>
      <dd
        className={
          value === UNKNOWN || value === PENDING
            ? "whitespace-nowrap text-muted"
            : "whitespace-nowrap text-ink"
        }
      >
        {value}
      </dd>
    </div>
  );
}

function PastedFooter({ text }: { text: string }) {
  return <FooterNote>{formatCount(text.length)} characters, pasted: nothing was called</FooterNote>;
}

/** As high as the figures that it stands for. */
function FooterNote({ children }: { children: ReactNode }) {
  return (
    <p className="shrink-0 border-line border-t px-3 py-1.5 text-muted text-xs leading-8 tabular-nums">
      {children}
    </p>
  );
}

function orPending(silent: boolean, value: number | null, format: (value: number | null) => string): string {
  return silent && value === null ? PENDING : format(value);
}

function guessed(usage: LiveUsage, text: string): string {
  return usage.estimated && text !== PENDING && text !== UNKNOWN ? `~${text}` : text;
}

function costOf(candidate: CandidateState, speaking: boolean): string {
  return speaking || isUnserved(candidate) ? PENDING : formatCost(candidate.cost);
}

function costTitle(candidate: CandidateState): string | undefined {
  const sources = {
    reported: "As the provider reported it",
    computed: "Tokens × price",
    estimated: "Estimated",
    unknown: "Neither a price nor a bill is known",
  };
  const before = candidate.spentBefore?.usd;
  const extra = before ? `; earlier attempts cost ${formatUsd(before)} more` : "";
  return `${sources[candidate.cost.source]}${extra}`;
}

function timeOf(usage: LiveUsage, speaking: boolean): string {
  if (usage.totalMs === null) return speaking ? PENDING : UNKNOWN;
  return speaking ? formatElapsed(usage.totalMs) : formatDuration(usage.totalMs);
}
