import type { RunSummary } from "@/lib/contract/runs";

/** It has its answers, and no judge could compare them. */
export function isUnjudged({ status, fusedAs }: Pick<RunSummary, "status" | "fusedAs">): boolean {
  return status === "completed" && fusedAs === "judge-failed";
}

/** The mark that stands before a run in a list. */
export function runDotOf(run: Pick<RunSummary, "status" | "fusedAs">): RunSummary["status"] {
  return isUnjudged(run) ? "failed" : run.status;
}
