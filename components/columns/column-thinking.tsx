import { Collapsible } from "@/components/ui/collapsible";
import { thinkingMs } from "@/lib/client/column-state";
import { formatDuration, formatElapsed } from "@/lib/client/format";
import { useRunClock } from "@/lib/client/use-run";
import type { Label } from "@/lib/fusion/labels";
import { useCandidate, useColumnState, useSampledCandidate } from "./use-candidate";

/** The model's reasoning, folded behind how long it took. */
export function ColumnThinking({ label }: { label: Label }) {
  const thought = useCandidate(label, (candidate) => candidate.thinkingSince !== null) ?? false;
  return thought ? <Thinking label={label} /> : null;
}

function Thinking({ label }: { label: Label }) {
  const thinking = useColumnState(label) === "thinking";
  const now = useRunClock(thinking);
  const candidate = useSampledCandidate(label, 250);
  if (!candidate) return null;
  const ms = thinkingMs(candidate, now);
  const summary = thinking ? `Thinking for ${formatElapsed(ms ?? 0)}` : `Thought for ${formatDuration(ms)}`;
  return (
    <Collapsible summary={<span className="tabular-nums">{summary}</span>}>
      <p className="mt-1 whitespace-pre-wrap break-words border-line border-l-2 pl-3 text-muted text-xs">
        {candidate.reasoning}
      </p>
    </Collapsible>
  );
}
