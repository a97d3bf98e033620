import { useCallback } from "react";
import type { FusionState, RunState } from "@/lib/fusion/run-state";
import { useRunView } from "./run-view-store";
import { useRun, useSampledRun } from "./use-run";

export function findShownFusion(run: RunState, chosen: string | null): FusionState | null {
  return run.fusions.find((fusion) => fusion.id === chosen) ?? run.fusions.at(-1) ?? null;
}

/** A part of the fusion whose tab is open; the newest where none was chosen. */
export function useShownFusion<T>(select: (fusion: FusionState | null) => T): T {
  const chosen = useRunView((view) => view.fusion);
  return useRun((run) => select(findShownFusion(run, chosen)));
}

/** The same, sampled: for text that grows. */
export function useSampledFusion<T>(select: (fusion: FusionState | null) => T, intervalMs: number): T {
  const chosen = useRunView((view) => view.fusion);
  return useSampledRun(
    useCallback((run: RunState) => select(findShownFusion(run, chosen)), [select, chosen]),
    intervalMs,
  );
}

/** How often growing text is drawn: long texts cost more, and nobody reads 60 versions a second. */
export function drawIntervalMs(chars: number, columns = 1): number {
  return Math.min(400, 40 + columns * 6 + chars / 250);
}
