import { useMemo } from "react";
import type { Label } from "@/lib/fusion/labels";
import { findStaleLabels } from "./find-stale-labels";
import { useRunView } from "./run-view-store";
import { useRun } from "./use-run";
import { findShownFusion } from "./use-shown-fusion";

/** Whose answers are newer than the fusion that is shown. */
export function useStaleLabels(): Label[] {
  const chosen = useRunView((view) => view.fusion);
  // Compared as text: a list is new at every event, whom it names is not.
  const named = useRun((run) => findStaleLabels(run, findShownFusion(run, chosen)).join(""));
  return useMemo(() => [...named] as Label[], [named]);
}
