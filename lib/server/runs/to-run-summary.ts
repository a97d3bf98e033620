import type { RunSummary } from "@/lib/contract/runs";
import { type CostSource, fromMicroUsd } from "@/lib/fusion/cost";
import type { RunRow } from "./run-store";

export function toRunSummary(row: RunRow): RunSummary {
  return {
    id: row.id,
    status: row.status,
    prompt: row.promptHead,
    createdAt: new Date(row.startedAtMs).toISOString(),
    mode: row.mode,
    members: row.memberNames,
    outcome: row.outcome,
    cost: {
      usd: row.costMicroUsd === null ? null : fromMicroUsd(row.costMicroUsd),
      source: row.costSource as CostSource,
    },
    wallMs: row.wallMs,
  };
}
