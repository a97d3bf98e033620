"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import { StateDot } from "@/components/ui/state-dot";
import { useDeletions } from "@/lib/client/delete-run";
import { runDotOf } from "@/lib/client/run-dot";
import { recentRunsQuery } from "@/lib/client/run-list-query";
import { toRunTitle } from "@/lib/client/run-title";

const LIVE_WORDS: Record<string, string> = {
  running: "running: ",
  queued: "waiting: ",
  failed: "failed: ",
  interrupted: "interrupted: ",
};

/** The last runs, with what each is doing now. */
export function RecentRuns({ onNavigate }: { onNavigate?: () => void }) {
  const path = usePathname();
  const hidden = useDeletions((store) => store.hidden);
  const { data, isPending, isError } = useQuery(recentRunsQuery);
  const runs = data?.items.filter((run) => !hidden.has(run.id)) ?? [];
  return (
    <section aria-labelledby="recent-runs" className="flex h-full flex-col">
      <h2 id="recent-runs" className="px-3.5 pb-1 text-muted text-xs">
        Last runs
      </h2>
      {isPending && <RecentSkeleton />}
      {isError && <p className="px-3.5 text-muted text-xs">The last runs could not be loaded.</p>}
      {data && runs.length === 0 && (
        <p className="px-3.5 text-muted text-xs">Runs appear here as soon as you start one.</p>
      )}
      <ul className="scroll-own flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-2 pb-2">
        {runs.map((run) => {
          const here = path === `/runs/${run.id}`;
          return (
            <li key={run.id}>
              <Link
                href={`/runs/${run.id}`}
                onClick={onNavigate}
                aria-current={here ? "page" : undefined}
                className={cx(
                  "flex h-7 items-center gap-2 rounded-md px-2 text-xs",
                  here ? "bg-pressed text-ink-strong" : "text-ink hover:bg-hover",
                )}
              >
                <StateDot state={runDotOf(run)} />
                <span className="truncate" title={run.prompt}>
                  <span className="sr-only">{LIVE_WORDS[run.status]}</span>
                  {toRunTitle(run)}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function RecentSkeleton() {
  return (
    <div className="flex flex-col gap-3 px-4 pt-2">
      <Skeleton className="h-3 w-4/5" />
      <Skeleton className="h-3 w-3/5" />
      <Skeleton className="h-3 w-2/3" />
    </div>
  );
}
