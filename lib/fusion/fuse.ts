/**
 * One fusion, from its start to its one terminal event. Called for the first judging of a run and for every "judge
 * again". A failed judge never costs the candidates: the next judge serves, and where none is left the fusion fails alone.
 */
import { judgeMayCall } from "./answer-tools";
import { completeWithCalls, failFusion, stopFusion } from "./end-fusion";
import { toFailure } from "./errors";
import { isFitToBeJudged } from "./judge/fitness";
import type { Contestant } from "./judge/judge-call";
import type { Label } from "./labels";
import { createLedger } from "./modes/call-ledger";
import type { Consultation } from "./modes/consult-judge";
import { hearJudges } from "./modes/hear-judges";
import type { FusionTask } from "./modes/mode";
import { MODE_TABLE } from "./modes/mode-table";
import type { AnswerFormat, FusionSpec } from "./run-request";
import { candidateOf, fusionOf, type Session } from "./run-session";
import type { CandidateState, RunState } from "./run-state";
import { settleAnswer } from "./settle-answer";
import { startFusion } from "./start-fusion";

/** The answers that may be judged; one alone may consist of tool calls. A stopped one takes part only where the person names it. */
export function findContestants(state: RunState, named: readonly Label[] | null): Contestant[] {
  const format = state.request?.answer?.format;
  return state.candidates.filter((candidate) => mayBeJudged(candidate, named, format)).map(toContestant);
}

function mayBeJudged(
  candidate: CandidateState,
  named: readonly Label[] | null,
  format: AnswerFormat | undefined,
): boolean {
  const { label, status, text, toolCalls } = candidate;
  const ended = status === "completed" || (status === "stopped" && named !== null);
  const answered = isFitToBeJudged(text, format) || toolCalls !== undefined;
  return ended && (named === null || named.includes(label)) && answered;
}

function toContestant({ label, text, finish }: CandidateState): Contestant {
  return {
    id: label,
    candidate: label,
    round: 0,
    text,
    truncated: finish === "length" || finish === "stopped",
  };
}

/** Resolves always, with the fusion ended: also where no candidate is fit to be judged any more. */
export async function fuse(session: Session, fusion: string, spec: FusionSpec): Promise<void> {
  const contestants = findContestants(session.state(), spec.candidates);
  const [first, ...others] = contestants;
  const startedAt = session.ports.clock.now();
  const deadlineAt = startedAt + session.request.limits.deadlineMs;
  const task: FusionTask = {
    session,
    fusion,
    spec,
    contestants,
    lone: others.length === 0,
    ledger: createLedger(),
    startedAt,
    deadlineAt,
  };
  if (!first) return failForWant(task);
  if (task.lone && !judgeMayCall(session.request)) return returnAlone(task, first);
  const heard = await hearJudges(task);
  if (heard.kind === "stopped") return stopFusion(task);
  if (heard.kind === "called") return completeWithCalls(task, heard.toolCalls);
  if (task.lone) return returnSurvivor(task, first, heard);
  if (heard.kind === "done") return settleAnswer(task, heard);
  if (heard.kind === "failed") return failFusion(task, heard.failure, heard.raw);
  await showAsWritten(task, heard.output);
}

async function showAsWritten(task: FusionTask, output: string): Promise<void> {
  const { session, fusion, spec } = task;
  if (!MODE_TABLE[spec.mode].writes || output.trim() === "") {
    const message = "The judge kept to no format, twice, so that no verdict could be read.";
    return failFusion(task, toFailure("unknown", message), output);
  }
  session.emit({
    type: "notice",
    code: "judge-unstructured",
    message: "The judge kept to no format: this is what it wrote.",
    fusion,
  });
  session.emit({ type: "answer.delta", fusion, text: output });
  await settleAnswer(task, { outcome: { kind: "as-written" }, provenance: null, cut: false });
}

/** What was to be judged was retried, or failed, between the asking and now. */
function failForWant(task: FusionTask): void {
  startFusion(task, null);
  const message = "None of the candidates has an answer that can be judged.";
  failFusion(task, toFailure("unknown", message), null);
}

/** Nobody judged it. Only one that was asked alone can have called tools. */
async function returnAlone(task: FusionTask, survivor: Contestant): Promise<void> {
  startFusion(task, null);
  const { toolCalls } = candidateOf(task.session, survivor.candidate);
  if (!toolCalls) return returnSurvivor(task, survivor, null);
  showAnswer(task, survivor);
  completeWithCalls(task, toolCalls);
}

/** One survivor is itself, never a synthesis. `heard`: what the judge came to that could have called a tool; null: none was asked. */
async function returnSurvivor(
  task: FusionTask,
  survivor: Contestant,
  heard: Consultation | null,
): Promise<void> {
  const { session, fusion } = task;
  if (heard?.kind === "failed") {
    const message = `The only answer stands as it is, for nobody could call a tool: ${heard.failure.message}`;
    session.emit({ type: "notice", code: "judge-fallback", message, fusion });
  }
  if (fusionOf(session, fusion).answer === "") showAnswer(task, survivor);
  const outcome = { kind: "only-candidate", candidate: survivor.candidate } as const;
  await settleAnswer(task, { outcome, provenance: null, cut: false });
}

function showAnswer({ session, fusion }: FusionTask, { text }: Contestant): void {
  if (text !== "") session.emit({ type: "answer.delta", fusion, text });
}
