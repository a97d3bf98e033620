import { describeOutcome, toPlainHead } from "@/lib/fusion/describe-outcome";
import type { RunState } from "@/lib/fusion/run-state";
import { COLUMN_WORDS, columnStateOf } from "./column-state";
import { describeReroutes } from "./describe-reroute";

/** What changed between two moments of a run, in sentences for a screen reader. Text that grew is no change. */
export function describeChanges(before: RunState, after: RunState): string[] {
  if (before === after) return [];
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
    if (!earlier || columnStateOf(earlier) === state || state === "waiting") return [];
    return [`${candidate.label}: ${COLUMN_WORDS[state].toLowerCase()}.`];
  });
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
