import { deferred } from "@/components/ui/deferred";

// Seen where the server is away: the code is asked for until it comes.
const PLACE = (
  <p aria-busy="true" className="min-h-24 px-3 pt-2 text-muted text-xs">
    Loading
  </p>
);

// What opens behind the sentence: its code comes as the pointer or the focus comes near, not with the page.
export const poolPanel = deferred(async () => (await import("./pool-editor")).PoolEditor, PLACE);
export const judgePanel = deferred(async () => (await import("./judge-editor")).JudgeEditor, PLACE);
export const waitPanel = deferred(async () => (await import("./wait-editor")).WaitEditor, PLACE);
export const costPanel = deferred(async () => (await import("./cost-cap")).CostCap, PLACE);
export const roundsPanel = deferred(async () => (await import("./debate-rounds")).DebateRounds, PLACE);

export function preloadSetupPanels(): void {
  for (const { preload } of [poolPanel, judgePanel, waitPanel, costPanel, roundsPanel]) preload();
}
