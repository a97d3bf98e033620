import { CandidateChip } from "@/components/ui/candidate-chip";
import { light, useRunViewStore } from "@/lib/client/run-view-store";
import type { Label } from "@/lib/fusion/labels";

/** A candidate's letter that leads to where it says this. */
export function PointTo({ label, claim }: { label: Label; claim: string }) {
  const view = useRunViewStore();
  return (
    <button
      type="button"
      onClick={() => light(view, label, { claim })}
      aria-label={`Show where ${label} says this`}
      title={`Show where ${label} says this`}
      className="inline-flex min-h-6 min-w-6 items-center justify-center rounded hover:bg-hover"
    >
      <CandidateChip label={label} />
    </button>
  );
}

export function PointsTo({ labels, claim }: { labels: readonly Label[]; claim: string }) {
  return (
    <span className="inline-flex shrink-0 flex-wrap">
      {/* A judge names them in the order it was shown them. */}
      {labels.toSorted().map((label) => (
        <PointTo key={label} label={label} claim={claim} />
      ))}
    </span>
  );
}
