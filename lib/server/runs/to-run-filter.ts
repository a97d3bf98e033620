import type { RunFilterQuery } from "@/lib/contract/run-filter";
import { toMicroUsd } from "@/lib/fusion/cost";
import type { RunFilter } from "./run-store";
import { parseSearch } from "./search/parse-search";

const DAY_MS = 86_400_000;

export function toRunFilter(query: RunFilterQuery): RunFilter {
  const { mode, profile, model, starred, status, tag, shared, source } = query;
  const { from, to, minCostUsd, maxCostUsd } = query;
  const typed = query.q?.trim() ?? "";
  return {
    search: typed === "" ? null : parseSearch(typed),
    mode: mode ?? null,
    profile: profile ?? null,
    model: model ?? null,
    fromMs: from === undefined ? null : Date.parse(from),
    toMs: to === undefined ? null : toLastMs(to),
    minCostMicroUsd: minCostUsd === undefined ? null : toMicroUsd(minCostUsd),
    maxCostMicroUsd: maxCostUsd === undefined ? null : toMicroUsd(maxCostUsd),
    starred: starred ?? null,
    status: status ?? null,
    tag: tag ?? null,
    shared: shared ?? null,
    source: source ?? null,
  };
}

/** A day without a time of day is one of UTC, and in with all of it. */
function toLastMs(to: string): number {
  return to.includes("T") ? Date.parse(to) : Date.parse(to) + DAY_MS - 1;
}
