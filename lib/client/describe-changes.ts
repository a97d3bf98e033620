import { describeOutcome, toPlainHead } from "@/lib/fusion/describe-outcome";
import type { CandidateState, RunState } from "@/lib/fusion/run-state";
import { COLUMN_WORDS, columnStateOf } from "./column-state";
import { describeReroutes } from "./describe-reroute";
import { formatElapsed } from "./format";

/**
 * What changed between two moments of a run, in sentences for a screen reader. Text that grew is no change. `before` is null where
 * the run was not seen yet: what by then kept a column from answering is said.
 */
export function describeChanges(before: RunState | null, after: RunState): string[] {
  if (before === after) return [];
  if (before === null) return after.status === "running" ? after.candidates.flatMap(trouble) : [];
  return [
    ...reroutes(before, after),
    ...columnChanges(before, after),
    ...fusionChanges(before, after),
    ...runChange(before, after),
  ];
}

function reroutes(before: RunState, after: RunState): string[] {
  return after.candidates.flatMap((candidate, at) => {
    const known = before.candidates[at]?.rerouted?.length ?? 0;
    const said = describeReroutes(after, candidate, undefined).slice(known);
    return said.map((sentence) => `${candidate.label}: ${sentence}`);
  });
}

function columnChanges(before: RunState, after: RunState): string[] {
  return after.candidates.flatMap((candidate, index) => {
    const earlier = before.candidates[index];
    const state = columnStateOf(candidate);
    if (!earlier || state === "waiting") return [];
    if (columnStateOf(earlier) === state && !isAnotherWait(earlier.retrying, candidate.retrying)) return [];
    return [describeState(candidate)];
  });
}

type Retrying = CandidateState["retrying"];

function trouble(candidate: CandidateState): string[] {
  const { status } = candidate;
  return status === "retrying" || status === "failed" ? [describeState(candidate)] : [];
}

function describeState(candidate: CandidateState): string {
  const { label, status, retrying } = candidate;
  const wait =
    status === "retrying" && retrying && isLong(retrying) ? ` in ${formatElapsed(retrying.inMs)}` : "";
  return `${label}: ${COLUMN_WORDS[columnStateOf(candidate)].toLowerCase()}${wait}.`;
}

/** Each wait is said once, at its start; the countdown is for the eye. */
function isAnotherWait(before: Retrying, after: Retrying): boolean {
  return after !== null && after.since !== before?.since && isLong(after);
}

function isLong({ inMs }: NonNullable<Retrying>): boolean {
  return inMs >= 1_000;
}

function fusionChanges(before: RunState, after: RunState): string[] {
  return after.fusions.flatMap((fusion) => {
    const earlier = before.fusions.find((each) => each.id === fusion.id);
    if (!earlier) return ["The judging has begun."];
    if (fusion.status !== earlier.status)
      return [`${toPlainHead(describeOutcome(fusion, after.candidates))}.`];
    return fusion.answerSince !== null && earlier.answerSince === null
      ? ["The answer is being written."]
      : [];
  });
}

function runChange(before: RunState, after: RunState): string[] {
  if (before.status === after.status) return [];
  if (after.status === "completed") return ["The run is complete."];
  if (after.status === "failed") return ["The run failed."];
  return after.status === "stopped" ? ["The run was stopped."] : [];
}
