import Link from "next/link";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import type { RunFilterParams } from "@/lib/contract/run-filter";
import { changeRunFilter, clearRunFilter } from "./use-run-filter";

const FILTER_WORDS: Record<keyof RunFilterParams, string> = {
  q: "the search",
  mode: "the mode",
  profile: "the profile",
  model: "the model",
  from: "the first day",
  to: "the last day",
  minCostUsd: "the least cost",
  maxCostUsd: "the most it may cost",
  starred: "“Starred”",
  status: "the state",
  tag: "the tag",
  shared: "“Shared”",
  source: "the source",
};

/** Nothing yet, or nothing found: then which filter to loosen. */
export function HistoryEmpty({ filter }: { filter: RunFilterParams }) {
  const names = Object.keys(filter) as (keyof RunFilterParams)[];
  if (names.length === 0) {
    return (
      <div className="flex flex-col items-start gap-3 py-10">
        <p className="text-base text-ink">
          Every run you start is kept here, with all answers and what it took.
        </p>
        <Link href="/" className={buttonStyle("primary")}>
          Start a run
        </Link>
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-3 py-10">
      <p className="text-base text-ink">
        {filter.q
          ? `No run has “${filter.q}” in it${names.length > 1 ? " and passes the filters" : ""}.`
          : "No run passes these filters."}
      </p>
      {filter.q && (
        <p className="max-w-reading text-muted text-sm">
          Whole words are found, and the beginning of the last one; a word inside another is not.
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        {names.length > 1 &&
          names.map((name) => (
            <Button key={name} size="sm" onClick={() => changeRunFilter({ [name]: undefined })}>
              Without {FILTER_WORDS[name]}
            </Button>
          ))}
        <Button size="sm" onClick={clearRunFilter}>
          Show all runs
        </Button>
      </div>
    </div>
  );
}
