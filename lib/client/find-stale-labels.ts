import type { Label } from "@/lib/fusion/labels";
import type { FusionState, RunState } from "@/lib/fusion/run-state";

/** Who was asked again since: the judge saw an earlier answer than the one that stands in the column now. */
export function findStaleLabels(run: RunState, fusion: FusionState | null): Label[] {
  if (!fusion) return [];
  return run.candidates
    .filter(
      ({ label, startedAt }) =>
        fusion.candidates.includes(label) && startedAt !== null && startedAt > fusion.startedAt,
    )
    .map(({ label }) => label);
}
