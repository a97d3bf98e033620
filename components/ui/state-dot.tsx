import { cx } from "./cx";

export type DotState = "queued" | "running" | "retrying" | "completed" | "stopped" | "failed" | "interrupted";

// Different shapes, not only colours: thin ring, thick ring, dashed ring, disc, square, diamond, empty square.
const SHAPES: Record<DotState, string> = {
  queued: "rounded-full border-[1.5px] border-muted",
  running: "rounded-full border-2 border-accent-ink bg-accent-soft animate-pulse",
  retrying: "rounded-full border-[1.5px] border-dashed border-warn",
  completed: "rounded-full bg-ok",
  stopped: "rounded-[1px] bg-[var(--muted)]",
  failed: "rotate-45 rounded-[1px] bg-bad",
  interrupted: "rounded-[1px] border-[1.5px] border-warn",
};

/** A mark beside the state's word; says nothing itself to a screen reader. */
export function StateDot({ state, className }: { state: DotState; className?: string }) {
  return <span aria-hidden className={cx("inline-block size-2 shrink-0", SHAPES[state], className)} />;
}
