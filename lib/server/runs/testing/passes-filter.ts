import type { RunListQuery } from "@/lib/server/runs/run-store";
import { isFound } from "@/lib/server/runs/search/find-hits";
import { findModels, toSearchText } from "@/lib/server/runs/search/to-search-text";
import { toTokens } from "@/lib/server/runs/search/tokens";
import type { StoredRun } from "./memory-run-store";

/** What every run store's filters mean, said plainly. */
export function passesFilter(run: StoredRun, query: RunListQuery): boolean {
  const { search, mode, profile, model, fromMs, toMs, starred, status, tag, shared, source } = query;
  const cost = run.costMicroUsd;
  return (
    run.ownerId === query.ownerId &&
    (search === null || isFound(toTokens(toSearchText(run)), search)) &&
    (mode === null || run.mode === mode) &&
    (profile === null || run.profile === profile) &&
    (model === null || findModels(run).includes(model)) &&
    (fromMs === null || run.startedAtMs >= fromMs) &&
    (toMs === null || run.startedAtMs <= toMs) &&
    (query.minCostMicroUsd === null || (cost !== null && cost >= query.minCostMicroUsd)) &&
    (query.maxCostMicroUsd === null || (cost !== null && cost <= query.maxCostMicroUsd)) &&
    (starred === null || run.starred === starred) &&
    (status === null || status === statusOf(run)) &&
    (tag === null || run.tags.includes(tag)) &&
    (shared === null || run.shared === shared) &&
    (source === null || run.source === source)
  );
}

/** A run whose judge failed is found with what failed. */
function statusOf({ status, fusedAs }: StoredRun): RunListQuery["status"] | "interrupted" {
  if (status === "completed" && fusedAs === "judge-failed") return "failed";
  return status === "queued" ? "running" : status;
}
