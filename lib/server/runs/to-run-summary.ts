import type { RunSummary } from "@/lib/contract/runs";
import { type CostSource, fromMicroUsd } from "@/lib/fusion/cost";
import type { RunRow } from "./run-store";
import type { SearchTerm } from "./search/parse-search";
import { toSnippet } from "./search/to-snippet";

export function toRunSummary(row: RunRow, search: SearchTerm[] | null): RunSummary {
  const snippet = search && row.text !== undefined ? toSnippet(row.text, search) : null;
  return {
    id: row.id,
    status: row.status,
    prompt: row.promptHead,
    title: row.title,
    starred: row.starred,
    tags: row.tags,
    hasNote: row.hasNote,
    shared: row.shared,
    profile: row.profile,
    source: row.source,
    createdAt: new Date(row.startedAtMs).toISOString(),
    mode: row.mode,
    members: row.memberNames,
    outcome: row.outcome,
    fusedAs: row.fusedAs,
    cost: {
      usd: row.costMicroUsd === null ? null : fromMicroUsd(row.costMicroUsd),
      source: row.costSource as CostSource,
      ...(row.costAtLeastMicroUsd !== null && { atLeastUsd: fromMicroUsd(row.costAtLeastMicroUsd) }),
    },
    wallMs: row.wallMs,
    ...(row.thread && { thread: row.thread }),
    ...(snippet && { snippet }),
  };
}
