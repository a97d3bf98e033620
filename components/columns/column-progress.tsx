import { candidateColour } from "@/components/ui/candidate-colour";
import { isSpeaking } from "@/lib/client/column-state";
import { formatCount } from "@/lib/client/format";
import { liveUsageOf } from "@/lib/client/live-usage";
import { useRun } from "@/lib/client/use-run";
import type { Label } from "@/lib/fusion/labels";
import { LABELS } from "@/lib/fusion/labels";
import { isPasted } from "@/lib/fusion/run-request";
import { useColumnState, useSampledCandidate } from "./use-candidate";

/** A thin bar of tokens against the output limit, where one was set. Its height is there either way. */
export function ColumnProgress({ label }: { label: Label }) {
  const state = useColumnState(label);
  const limit = useRun((run) => {
    const member = run.request?.pool[LABELS.indexOf(label)];
    return member && !isPasted(member) ? (member.maxOutputTokens ?? null) : null;
  });
  const candidate = useSampledCandidate(label, 250);
  const tokens = candidate ? liveUsageOf(candidate, 0).outputTokens : null;
  if (limit === null || tokens === null || !isSpeaking(state)) return <div className="h-px shrink-0" />;
  const share = Math.min(1, tokens / limit);
  return (
    <div
      role="progressbar"
      aria-label={`${label}: tokens against its limit of ${formatCount(limit)}`}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.min(tokens, limit)}
      className="h-px shrink-0"
    >
      <div
        className="h-0.5 origin-left transition-transform duration-100"
        style={{ background: candidateColour(label).solid, transform: `scaleX(${share})` }}
      />
    </div>
  );
}
