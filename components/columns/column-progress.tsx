import { useQuery } from "@tanstack/react-query";
import { candidateColour } from "@/components/ui/candidate-colour";
import { isSpeaking } from "@/lib/client/column-state";
import { formatCount, formatDuration } from "@/lib/client/format";
import { liveUsageOf } from "@/lib/client/live-usage";
import { modelsQuery } from "@/lib/client/models-query";
import { useBlind } from "@/lib/client/use-blind";
import { useRun } from "@/lib/client/use-run";
import { usualTimeMs } from "@/lib/client/usual-time";
import type { Label } from "@/lib/fusion/labels";
import { LABELS } from "@/lib/fusion/labels";
import { isPasted } from "@/lib/fusion/run-request";
import { useColumnState, useSampledCandidate } from "./use-candidate";

/** A thin bar: while it speaks, tokens against its output limit; then, its time against its model's usual one. */
export function ColumnProgress({ label }: { label: Label }) {
  const state = useColumnState(label);
  if (isSpeaking(state)) return <TowardsLimit label={label} />;
  return state === "done" ? <AgainstUsual label={label} /> : <NoBar />;
}

/** Its height is there either way. */
function NoBar() {
  return <div className="h-px shrink-0" />;
}

function TowardsLimit({ label }: { label: Label }) {
  const limit = useRun((run) => {
    const member = run.request?.pool[LABELS.indexOf(label)];
    return member && !isPasted(member) ? (member.maxOutputTokens ?? null) : null;
  });
  const candidate = useSampledCandidate(label, 250);
  const tokens = candidate ? liveUsageOf(candidate, 0).outputTokens : null;
  if (limit === null || tokens === null) return <NoBar />;
  return (
    <div
      role="progressbar"
      aria-label={`${label}: tokens against its limit of ${formatCount(limit)}`}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.min(tokens, limit)}
      className="h-px shrink-0"
    >
      <Filled label={label} share={Math.min(1, tokens / limit)} />
    </div>
  );
}

/** As long as the longer of the two; where the usual time is over stands a mark. */
function AgainstUsual({ label }: { label: Label }) {
  const blind = useBlind();
  const { data: models } = useQuery(modelsQuery);
  const candidate = useSampledCandidate(label, 250);
  const tookMs = candidate?.timings?.totalMs ?? null;
  const usualMs = candidate ? usualTimeMs(candidate, models) : null;
  if (blind || tookMs === null || usualMs === null) return <NoBar />;
  const longerMs = Math.max(tookMs, usualMs, 1);
  const words = `It took ${formatDuration(tookMs)}; for as many tokens its model usually takes ${formatDuration(usualMs)} here.`;
  return (
    <div role="img" aria-label={`${label}: ${words}`} title={words} className="relative h-px shrink-0">
      <Filled label={label} share={tookMs / longerMs} />
      <span
        className="-ml-0.5 absolute -top-0.5 h-1.5 w-0.5 bg-ink-strong"
        style={{ left: `${(usualMs / longerMs) * 100}%` }}
      />
    </div>
  );
}

function Filled({ label, share }: { label: Label; share: number }) {
  return (
    <div
      className="h-0.5 origin-left transition-transform duration-100"
      style={{ background: candidateColour(label).solid, transform: `scaleX(${share})` }}
    />
  );
}
