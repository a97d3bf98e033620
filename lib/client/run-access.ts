import { shareApiPath } from "@/lib/contract/shares";

/** How this reader came to a run, and what they may do with it. */
export interface RunAccess {
  /** Where its state is read; its events are read below it. */
  path: string;
  /** Nothing can be asked of it. */
  readOnly: boolean;
  showCosts: boolean;
}

/** Its owner's. */
export function ownRun(runId: string): RunAccess {
  return { path: `/api/runs/${encodeURIComponent(runId)}`, readOnly: false, showCosts: true };
}

/** A permalink's reader's. */
export function sharedRun(slug: string, showCosts: boolean): RunAccess {
  return { path: shareApiPath(slug), readOnly: true, showCosts };
}
