/** What a pick names in a run. Called by the vote service. */
import type { CandidateState, FusionState, RunState } from "@/lib/fusion/run-state";

export interface Pick {
  pick: string;
  /** Whose words it is; null: a fused answer's, or pasted. */
  model: string | null;
}

/**
 * Null where it names nothing that could be used. A final answer that is a candidate's own, word for word, is a vote for that
 * candidate: otherwise a judge that picks would take its winner's votes.
 */
export function findPick(pick: string, { candidates, fusions }: RunState): Pick | null {
  const fusion = fusions.find(({ id }) => id === pick);
  if (!fusion) return pickCandidate(pick, candidates);
  if (fusion.answer.trim() === "") return null;
  const { outcome } = fusion;
  if (outcome?.kind === "only-candidate") return pickCandidate(outcome.candidate, candidates);
  if (outcome?.kind !== "best-single") return { pick, model: null };
  const own = candidates.find(({ label }) => label === outcome.candidate);
  if (isWordForWord(fusion, own)) return pickCandidate(outcome.candidate, candidates);
  return { pick, model: own?.model ?? null };
}

/** The models whose answers stood to be picked, each once. */
export function findStanding({ candidates }: RunState): string[] {
  return [...new Set(candidates.filter(hasAnswer).flatMap(({ model }) => model ?? []))];
}

/** Not where it was revised in a debate, or the candidate was asked again since. */
function isWordForWord({ answer }: FusionState, candidate: CandidateState | undefined): boolean {
  return candidate?.text === answer;
}

function pickCandidate(label: string, candidates: readonly CandidateState[]): Pick | null {
  const candidate = candidates.find((each) => each.label === label && hasAnswer(each));
  return candidate ? { pick: candidate.label, model: candidate.model } : null;
}

function hasAnswer({ text }: CandidateState): boolean {
  return text.trim() !== "";
}
