/**
 * A run without what would tell whose answer is whose: names, models, prices, speeds, what providers said, and what the judge
 * thought of each. What is hidden is taken out of the state, so that no text, title or label can show it.
 */
import { UNKNOWN_COST } from "@/lib/fusion/cost";
import type { CandidateState, DebateTurn, FusionState, RunState } from "@/lib/fusion/run-state";

export const HIDDEN_NAME = "name hidden";
const HIDDEN_JUDGE = "the judge";

export function blindRun(run: RunState): RunState {
  return {
    ...run,
    request: null,
    candidates: run.candidates.map(remember(hideCandidate)),
    fusions: run.fusions.map(remember(hideFusion)),
    notices: [],
    cost: UNKNOWN_COST,
    timings: null,
    message: null,
  };
}

function hideCandidate({
  rerouted: _,
  bill: __,
  billBefore: ___,
  ...candidate
}: CandidateState): CandidateState {
  const { retrying } = candidate;
  return {
    ...candidate,
    ...{ model: null, name: HIDDEN_NAME, pasted: false, servedBy: null },
    // Not every model thinks aloud.
    ...{ reasoning: "", thinkingSince: null },
    retrying: retrying && { ...retrying, message: "" },
    ...{ usage: null, cost: UNKNOWN_COST, spentBefore: null, timings: null, message: null },
  };
}

function hideFusion({ bill: _, ...fusion }: FusionState): FusionState {
  const asWritten = fusion.outcome?.kind === "as-written";
  // Neither says whose words they are.
  const isPlain = asWritten || fusion.outcome?.kind === "tool-calls";
  return {
    ...fusion,
    judge: fusion.judge && HIDDEN_JUDGE,
    analysis: fusion.analysis && { ...fusion.analysis, scores: [] },
    verdict: null,
    provenance: null,
    outcome: isPlain ? fusion.outcome : null,
    raw: asWritten ? fusion.raw : "",
    answer: isCandidates(fusion) ? "" : fusion.answer,
    turns: fusion.turns.map(hideTurn),
    ...{ usage: null, cost: UNKNOWN_COST, spentBefore: null, timings: null, message: null },
  };
}

function hideTurn({ bill: _, ...turn }: DebateTurn): DebateTurn {
  return { ...turn, reasoning: "", usage: null, cost: UNKNOWN_COST, timings: null, message: null };
}

/** A candidate's own words stand as the answer: shown again, they would say whom the judge picked. */
function isCandidates({ outcome, verdict, mode }: FusionState): boolean {
  if (outcome) return outcome.kind === "best-single" || outcome.kind === "only-candidate";
  return verdict !== null && (mode !== "merge" || verdict.fusionBeatsBest === false);
}

/** What did not change keeps its identity, as in the state it is made of: only what moved is drawn again. */
const made = new WeakMap<object, unknown>();

function remember<T extends object>(hide: (part: T) => T): (part: T) => T {
  return (part) => {
    const before = made.get(part) as T | undefined;
    if (before) return before;
    const hidden = hide(part);
    made.set(part, hidden);
    return hidden;
  };
}
