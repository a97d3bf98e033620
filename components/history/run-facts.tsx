import { CandidateChip } from "@/components/ui/candidate-chip";
import { cx } from "@/components/ui/cx";
import { MODE_NAMES } from "@/lib/client/describe-setup";
import { formatCost, formatDuration } from "@/lib/client/format";
import { formatAgo, formatExactTime } from "@/lib/client/format-ago";
import { useNow } from "@/lib/client/use-now";
import type { RunSummary } from "@/lib/contract/runs";
import { LABELS } from "@/lib/fusion/labels";

/** More of them than fit on one line with a name that can be read take a second one. */
const ON_ONE_LINE = 5;
/** Up to here a name gives up its room only after the longer ones have: by a factor so large that not a pixel goes before. */
const SHORT_NAME = 14;

export function RunMembers({ run }: { run: RunSummary }) {
  return (
    <span className="mt-0.5 flex flex-col gap-y-0.5 text-muted text-xs">
      {run.outcome !== null && <span className="truncate text-ink xl:hidden">{run.outcome}</span>}
      <span
        className={cx(
          "flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 overflow-hidden",
          run.members.length <= ON_ONE_LINE && "tabs:flex-nowrap",
        )}
      >
        <span className="shrink-0">{MODE_NAMES[run.mode]}</span>
        {run.members.map((member, index) => {
          const label = LABELS[index];
          return (
            label && (
              <CandidateChip
                key={label}
                label={label}
                name={member}
                className={cx("max-w-72", member.length > SHORT_NAME ? "shrink-[100000000]" : "shrink")}
              />
            )
          );
        })}
      </span>
    </span>
  );
}

export function RunFigures({ run }: { run: RunSummary }) {
  const now = useNow(true);
  return (
    <span className="flex items-baseline justify-end gap-x-3 text-right text-muted text-xs tabular-nums tabs:gap-x-4">
      <span className="tabs:w-24">{run.status === "running" ? "" : describeCost(run.cost)}</span>
      <span className="tabs:w-16">{run.wallMs === null ? "" : formatDuration(run.wallMs)}</span>
      <time
        dateTime={run.createdAt}
        title={formatExactTime(run.createdAt)}
        className="relative z-1 tabs:w-20"
      >
        {formatAgo(run.createdAt, now)}
      </time>
    </span>
  );
}

function describeCost(cost: RunSummary["cost"]): string {
  return cost.usd === null && !cost.atLeastUsd ? "cost unknown" : formatCost(cost);
}
