/**
 * What a follow-up goes on from: the answer that stands in its history as what was said. Used by the server when it starts one,
 * and by the page that shows which answer the next step saw.
 */
import type { Label } from "./labels";
import type { AnswerPick } from "./run-request";
import type { CandidateState, RunState } from "./run-state";

type Answered = Pick<RunState, "candidates" | "fusions">;

export interface CarriedAnswer {
  text: string;
  /** Whose it is; null: the judge's. */
  label: Label | null;
}

/** Null where there is no such answer: nothing was fused and several candidates answered, or that one said nothing. */
export function carriedAnswer(run: Answered, pick: AnswerPick): CarriedAnswer | null {
  if (pick !== "fused") return answerOf(run.candidates.find(({ label }) => label === pick));
  const fused = run.fusions.findLast(({ status, answer }) => status === "completed" && answer.trim() !== "");
  if (fused) return { text: fused.answer, label: null };
  const said = run.candidates.filter(hasAnswer);
  return said.length === 1 ? answerOf(said[0]) : null;
}

/** Everything a follow-up may go on from, the default first. */
export function findPicks(run: Answered): AnswerPick[] {
  const fused: AnswerPick[] = carriedAnswer(run, "fused") ? ["fused"] : [];
  return [...fused, ...run.candidates.filter(hasAnswer).map(({ label }) => label)];
}

function answerOf(candidate: CandidateState | undefined): CarriedAnswer | null {
  return candidate && hasAnswer(candidate) ? { text: candidate.text, label: candidate.label } : null;
}

/** What was cut short or stopped counts, too: the person sees it and picks it. */
function hasAnswer({ text, status }: CandidateState): boolean {
  return text.trim() !== "" && (status === "completed" || status === "failed" || status === "stopped");
}
