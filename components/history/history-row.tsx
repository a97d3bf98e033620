"use client";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { StateDot } from "@/components/ui/state-dot";
import { MODE_NAMES } from "@/lib/client/describe-setup";
import { formatCost, formatDuration } from "@/lib/client/format";
import { formatAgo, formatExactTime } from "@/lib/client/format-ago";
import { useNow } from "@/lib/client/use-now";
import type { RunSummary } from "@/lib/contract/runs";
import { LABELS } from "@/lib/fusion/labels";
import { deleteWithUndo } from "./delete-with-undo";

const STATE_WORDS: Record<RunSummary["status"], string> = {
  queued: "Waiting",
  running: "Running",
  completed: "Done",
  failed: "Failed",
  stopped: "Stopped",
  interrupted: "Interrupted",
};

/** Up to here a name gives up its room only after the longer ones have: by a factor so large that not a pixel goes before. */
const SHORT_NAME = 14;

/** One run. The whole row is the link; deleting stands beside it. */
export function HistoryRow({ run }: { run: RunSummary }) {
  const now = useNow(true);
  const title = run.prompt.trim().split("\n", 1)[0];
  return (
    <li className="group relative grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 border-line border-b py-2 pr-9 pl-1 hover:bg-hover tabs:grid-cols-[5.75rem_minmax(0,1fr)_auto] xl:grid-cols-[5.75rem_minmax(0,1fr)_minmax(0,20rem)_auto]">
      <span className="flex items-center gap-2 text-muted text-xs">
        <StateDot state={run.status} />
        {STATE_WORDS[run.status]}
      </span>
      <div className="order-last col-span-2 min-w-0 tabs:order-none tabs:col-span-1">
        <Link
          href={`/runs/${run.id}`}
          className="block truncate font-medium text-ink-strong text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-[var(--focus)] focus-visible:after:outline-offset-[-2px]"
        >
          {title}
        </Link>
        <RunMembers run={run} />
      </div>
      <span className="hidden min-w-0 truncate text-ink text-xs xl:block" title={run.outcome ?? undefined}>
        {run.outcome}
      </span>
      <RunFigures run={run} now={now} />
      <IconButton
        size="sm"
        label={`Delete the run: ${title}`}
        tooltip={false}
        title="Delete"
        onClick={() => deleteWithUndo(run.id)}
        icon={<Trash2 className="size-3.5" />}
        className="absolute top-2 right-1 z-1 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 pointer-fine:opacity-0"
      />
    </li>
  );
}

function RunMembers({ run }: { run: RunSummary }) {
  return (
    <span className="mt-0.5 flex flex-col gap-y-0.5 text-muted text-xs">
      {run.outcome !== null && <span className="truncate text-ink xl:hidden">{run.outcome}</span>}
      <span className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 overflow-hidden tabs:flex-nowrap">
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

function RunFigures({ run, now }: { run: RunSummary; now: number }) {
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
