"use client";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { Input } from "@/components/ui/input";
import { LoadError } from "@/components/ui/load-error";
import { formatCost, formatCount } from "@/lib/client/format";
import { countUncalled, type MeasuredRow, searchRows, toMeasuredRows } from "@/lib/client/measured-rows";
import { measuredModelsQuery } from "@/lib/client/models-query";
import type { ModelList } from "@/lib/contract/models";
import { addCosts } from "@/lib/fusion/cost";
import { MeasuredList } from "./measured-list";
import { ModelsSkeleton } from "./models-skeleton";
import { PeriodSwitch } from "./period-switch";
import { PERIOD_NAMES, toPeriod } from "./periods";

/** How the connected models did, by this instance's own calls. */
export function MeasuredModels() {
  const period = toPeriod(useSearchParams().get("period"));
  const { data, error, refetch } = useQuery(measuredModelsQuery(period));
  const [query, setQuery] = useState("");
  const rows = data ? toMeasuredRows(data) : [];
  return (
    <main id="main" className="flex min-w-0 flex-1 flex-col gap-3 px-3 pt-3 pb-10">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <search className="relative w-full max-w-md">
          <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" aria-hidden />
          <Input
            type="search"
            aria-label="Search the models"
            placeholder="Search the models"
            value={query}
            onValueChange={setQuery}
            className="pl-8"
          />
        </search>
        <PeriodSwitch period={period} />
      </div>
      {error && <LoadError what="What was measured" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ModelsSkeleton />}
      {data && rows.length === 0 && <NothingCalled list={data} />}
      {data && rows.length > 0 && <Measured list={data} rows={rows} query={query} />}
    </main>
  );
}

function Measured({ list, rows, query }: { list: ModelList; rows: readonly MeasuredRow[]; query: string }) {
  const found = searchRows(rows, query);
  const calls = rows.reduce((sum, { measured }) => sum + measured.calls, 0);
  const spent = addCosts(rows.map(({ measured }) => measured.spent));
  const within = PERIOD_NAMES[list.period];
  return (
    <>
      <p className="text-ink text-sm tabular-nums">
        {count(calls, "call")} of {count(rows.length, "model")} in the last {within}; you spent{" "}
        {formatCost(spent)}.
      </p>
      {found.length > 0 ? (
        <MeasuredList rows={found} />
      ) : (
        <p className="py-6 text-base text-ink">No model that was called has “{query.trim()}” in its name.</p>
      )}
      <p className="max-w-reading text-muted text-xs">
        {describeUncalled(countUncalled(list), within)} Times and failures are of everybody’s calls through
        this server’s connections, and of yours through your own; what was spent is yours alone.
      </p>
    </>
  );
}

function NothingCalled({ list }: { list: ModelList }) {
  return (
    <div className="flex flex-col items-start gap-3 py-8">
      <p className="text-base text-ink">
        Nothing was called in the last {PERIOD_NAMES[list.period]}. Run a prompt, and how fast each model was,
        how often it failed and what it cost stands here.
      </p>
      <Link href="/" className={buttonStyle("primary")}>
        Run a prompt
      </Link>
      <p className="text-muted text-xs">
        {list.items.length === 1 ? "1 model is" : `${formatCount(list.items.length)} models are`} connected.
      </p>
    </div>
  );
}

function count(number: number, word: string): string {
  return `${formatCount(number)} ${word}${number === 1 ? "" : "s"}`;
}

function describeUncalled(uncalled: number, within: string): string {
  if (uncalled === 0) return "Every connected model was called.";
  const were =
    uncalled === 1 ? "1 other connected model was" : `${formatCount(uncalled)} other connected models were`;
  return `${were} not called in the last ${within}.`;
}
