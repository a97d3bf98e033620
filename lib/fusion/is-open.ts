import type { CandidateStatus } from "./run-state";

/** Whether a candidate may still say something. */
export function isOpen({ status }: { status: CandidateStatus }): boolean {
  return status === "queued" || status === "running" || status === "retrying";
}
