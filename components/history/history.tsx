"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { useDeletions } from "@/lib/client/delete-run";
import { nameDay } from "@/lib/client/local-day";
import { runPagesQuery, tagsQuery } from "@/lib/client/run-list-query";
import type { RunSummary } from "@/lib/contract/runs";
import { BulkBar } from "./bulk-bar";
import { HistoryEmpty } from "./history-empty";
import { HistoryFilters } from "./history-filters";
import { HistoryMore } from "./history-more";
import { HistoryRow } from "./history-row";
import { HistorySearch } from "./history-search";
import { HistorySkeleton } from "./history-skeleton";
import { type Selection, useSelection } from "./selection";
import { useRunFilter } from "./use-run-filter";

/** All runs, newest first, narrowed by what the address says. */
export function History() {
  const filter = useRunFilter();
  const hidden = useDeletions((store) => store.hidden);
  const { data, isPending, isFetching, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(runPagesQuery(filter));
  const runs = data?.pages.flatMap((page) => page.items).filter((run) => !hidden.has(run.id)) ?? [];
  const selection = useSelection(runs.map(({ id }) => id));
  return (
    <main id="main" className="flex min-w-0 flex-1 flex-col px-3 pt-3 pb-10">
      <HistorySearch q={filter.q ?? ""} busy={isFetching && !isFetchingNextPage && filter.q !== undefined} />
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <HistoryFilters filter={filter} />
        </div>
        {runs.length > 0 && selection.ids === null && (
          <Button size="sm" variant="ghost" className="mt-2 h-6" onClick={selection.begin}>
            <ListChecks className="size-3.5" aria-hidden /> Select
          </Button>
        )}
      </div>
      {selection.ids && <BulkBar selection={selection} runs={runs} />}
      {isPending && <HistorySkeleton />}
      {error && <LoadError className="mt-3" what="The runs" error={error} onRetry={() => void refetch()} />}
      {data && runs.length === 0 && !hasNextPage && <HistoryEmpty filter={filter} />}
      {runs.length > 0 && <Days runs={runs} selection={selection} />}
      {hasNextPage && !error && <HistoryMore busy={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </main>
  );
}

/** The first run of each day stands under the day's name. */
function Days({ runs, selection }: { runs: readonly RunSummary[]; selection: Selection }) {
  const { data: tags } = useQuery(tagsQuery);
  const knownTags = tags?.items.map(({ tag }) => tag) ?? [];
  const nowMs = Date.now();
  const days = runs.map((run) => nameDay(run.createdAt, nowMs));
  return (
    <ol aria-label="Runs, newest first" className="mt-2">
      {runs.map((run, index) => (
        <li key={run.id}>
          {days[index] !== days[index - 1] && (
            <h2 className="border-line border-b px-1 pt-3 pb-1 font-medium text-muted text-xs">
              {days[index]}
            </h2>
          )}
          <HistoryRow run={run} selection={selection} knownTags={knownTags} />
        </li>
      ))}
    </ol>
  );
}
