import { toMicroUsd } from "@/lib/fusion/cost";
import type { FusionState, RunStatus } from "@/lib/fusion/run-state";
import type { RunEnd, RunRow } from "./run-store";

export const PROMPT_HEAD_CHARS = 200;

/** What the end of a session leaves in a run's columns, for lists that never read the whole state. */
export function toEndColumns({ state, outcome }: RunEnd) {
  const { usd, atLeastUsd, source } = state.cost;
  return {
    status: state.status satisfies RunStatus,
    outcome,
    costMicroUsd: usd === null ? null : toMicroUsd(usd),
    costAtLeastMicroUsd: usd === null && atLeastUsd !== undefined ? toMicroUsd(atLeastUsd) : null,
    costSource: source as string,
    fusedAs: toListedAs(state.fusions.at(-1)),
    wallMs: state.timings ? Math.round(state.timings.wallMs) : null,
  };
}

function toListedAs(fusion: FusionState | undefined): RunRow["fusedAs"] {
  return fusion?.status === "failed" ? "judge-failed" : (fusion?.outcome?.kind ?? null);
}

/** The strongest candidate as the last fusion left it. */
export function findWinner({ state }: RunEnd): string | null {
  return state.fusions.at(-1)?.verdict?.winner ?? null;
}
