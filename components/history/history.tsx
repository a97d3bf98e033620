"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useDeletions } from "@/lib/client/delete-run";
import { runPagesQuery } from "@/lib/client/run-list-query";
import { HistoryEmpty } from "./history-empty";
import { HistoryError } from "./history-error";
import { HistoryMore } from "./history-more";
import { HistoryRow } from "./history-row";
import { HistorySearch } from "./history-search";
import { HistorySkeleton } from "./history-skeleton";

/** All runs, newest first; `?q=` searches their prompts. */
export function History() {
  const q = useSearchParams().get("q") ?? "";
  const hidden = useDeletions((store) => store.hidden);
  const { data, isPending, isFetching, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(runPagesQuery(q));
  const runs = data?.pages.flatMap((page) => page.items).filter((run) => !hidden.has(run.id)) ?? [];
  return (
    <main id="main" className="flex min-w-0 flex-1 flex-col px-3 pt-3 pb-10">
      <HistorySearch q={q} busy={isFetching && !isFetchingNextPage && q !== ""} />
      {isPending && <HistorySkeleton />}
      {error && <HistoryError error={error} onRetry={() => void refetch()} />}
      {data && runs.length === 0 && !hasNextPage && <HistoryEmpty q={q} />}
      {runs.length > 0 && (
        <ol aria-label="Runs, newest first" className="mt-2 border-line border-t">
          {runs.map((run) => (
            <HistoryRow key={run.id} run={run} />
          ))}
        </ol>
      )}
      {hasNextPage && !error && <HistoryMore busy={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </main>
  );
}
