import {
  Brain,
  Check,
  CircleDashed,
  type LucideIcon,
  PenLine,
  RotateCw,
  Scissors,
  Square,
  TriangleAlert,
  Unlink,
  Unplug,
} from "lucide-react";
import { cx } from "@/components/ui/cx";
import { COLUMN_WORDS, type ColumnState } from "@/lib/client/column-state";

// A word, an icon of its own shape, and only then a colour.
const MARKS: Record<ColumnState, { icon: LucideIcon; tone: string }> = {
  waiting: { icon: CircleDashed, tone: "text-muted" },
  thinking: { icon: Brain, tone: "text-ink" },
  streaming: { icon: PenLine, tone: "text-accent-ink" },
  retrying: { icon: RotateCw, tone: "text-warn" },
  done: { icon: Check, tone: "text-ok" },
  "cut-short": { icon: Scissors, tone: "text-warn" },
  "broke-off": { icon: Unlink, tone: "text-bad" },
  stopped: { icon: Square, tone: "text-muted" },
  failed: { icon: TriangleAlert, tone: "text-bad" },
  interrupted: { icon: Unplug, tone: "text-warn" },
};

export function ColumnStateIcon({ state, className }: { state: ColumnState; className?: string }) {
  const { icon: Icon, tone } = MARKS[state];
  return <Icon aria-hidden className={cx("size-3.5 shrink-0", tone, className)} />;
}

/** `detail` follows the word: "in 3 s". */
export function ColumnStateMark({ state, detail }: { state: ColumnState; detail?: string }) {
  return (
    <span className={cx("inline-flex shrink-0 items-center gap-1 font-medium text-xs", MARKS[state].tone)}>
      <ColumnStateIcon state={state} />
      <span className="tabular-nums">
        {COLUMN_WORDS[state]}
        {detail ? ` ${detail}` : ""}
      </span>
    </span>
  );
}
