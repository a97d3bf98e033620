import { type ColumnState, columnStateOf } from "@/lib/client/column-state";
import { useRun, useSampledRun } from "@/lib/client/use-run";
import type { Label } from "@/lib/fusion/labels";
import type { CandidateState, RunState } from "@/lib/fusion/run-state";

function candidateIn(run: RunState, label: Label): CandidateState | undefined {
  return run.candidates.find((candidate) => candidate.label === label);
}

/** Renders again when the selected part changes, not at every token: select primitives or parts that keep identity. */
export function useCandidate<T>(label: Label, select: (candidate: CandidateState) => T): T | null {
  return useRun((run) => {
    const candidate = candidateIn(run, label);
    return candidate ? select(candidate) : null;
  });
}

/** The whole candidate, at most once every `intervalMs`. */
export function useSampledCandidate(label: Label, intervalMs: number): CandidateState | null {
  return useSampledRun((run) => candidateIn(run, label) ?? null, intervalMs);
}

export function useColumnState(label: Label): ColumnState {
  return useRun((run) => {
    const candidate = candidateIn(run, label);
    const ended = run.status !== "running" && run.status !== "queued";
    return candidate ? columnStateOf(candidate, ended) : "waiting";
  });
}
