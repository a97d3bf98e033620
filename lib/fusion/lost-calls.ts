/** What calls cost that nobody saw the end of: a crash or a reset cut them off, and their bill never came. */
import { addCosts, type Cost, estimateCutCall } from "./cost";
import type { Label } from "./labels";
import type { ModelId } from "./run-request";
import type { Session } from "./run-session";
import type { CandidateState, FusionState } from "./run-state";

/** Null where it had said nothing, so that nothing is known to have been served. */
export function costOfLostAnswer(session: Session, candidate: CandidateState): Cost | null {
  const outputChars = candidate.text.length + candidate.reasoning.length;
  return estimateLost(session, candidate.model, session.request.prompt.length, outputChars);
}

/** The judge's call and the debate turns that were open; finished turns have their own cost. */
export function costOfLostFusion(session: Session, fusion: FusionState): Cost | null {
  const inputChars = lengthBefore(session, fusion.candidates);
  const judgeChars = fusion.answer.length + fusion.raw.length;
  const analysisChars = fusion.analysis === null ? 0 : JSON.stringify(fusion.analysis).length;
  const turns = fusion.turns
    .filter((turn) => turn.status === "running")
    .map(({ candidate, text, reasoning }) =>
      estimateLost(session, modelOf(session, candidate), inputChars, text.length + reasoning.length),
    );
  const judge = estimateLost(session, fusion.judge, inputChars, judgeChars + analysisChars);
  const lost = [judge, ...turns].filter((cost) => cost !== null);
  return lost.length === 0 ? null : addCosts(lost);
}

function estimateLost(
  { ports }: Session,
  model: ModelId | null,
  inputChars: number,
  outputChars: number,
): Cost | null {
  if (outputChars === 0 || !model) return null;
  return estimateCutCall({ inputChars, outputChars, price: ports.models.facts(model)?.price ?? null });
}

function modelOf(session: Session, label: Label): ModelId | null {
  return session.state().candidates.find((candidate) => candidate.label === label)?.model ?? null;
}

function lengthBefore(session: Session, labels: readonly Label[]): number {
  const judged = session.state().candidates.filter(({ label }) => labels.includes(label));
  return judged.reduce((sum, { text }) => sum + text.length, session.request.prompt.length);
}
