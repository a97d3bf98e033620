/**
 * One fusion, from its start to its one terminal event. Called for the first judging of a run and for every "judge
 * again". A failed judge never costs the candidates: the next judge serves, and where none is left the fusion fails alone.
 */
import { completeFusion, completeWithCalls, failFusion, stopFusion } from "./end-fusion";
import { toFailure } from "./errors";
import { isFitToBeJudged } from "./judge/fitness";
import type { Contestant } from "./judge/judge-call";
import type { Label } from "./labels";
import { costOfLostFusion } from "./lost-calls";
import { createLedger } from "./modes/call-ledger";
import { type Consultation, consultJudge } from "./modes/consult-judge";
import type { FusionTask } from "./modes/mode";
import { MODE_TABLE } from "./modes/mode-table";
import type { FusionSpec, ModelId } from "./run-request";
import { candidateOf, type Session } from "./run-session";
import type { CandidateState, RunState } from "./run-state";
import { restsBefore } from "./targets";

/** The answers that may be judged; one alone may consist of tool calls. A stopped one takes part only where the person names it. */
export function findContestants(state: RunState, named: readonly Label[] | null): Contestant[] {
  return state.candidates.filter((candidate) => mayBeJudged(candidate, named)).map(toContestant);
}

function mayBeJudged(candidate: CandidateState, named: readonly Label[] | null): boolean {
  const { label, status, text, toolCalls } = candidate;
  const ended = status === "completed" || (status === "stopped" && named !== null);
  const answered = isFitToBeJudged(text) || toolCalls !== undefined;
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
    ledger: createLedger(),
    startedAt,
    deadlineAt,
  };
  if (!first) return failForWant(task);
  if (others.length === 0) return returnSurvivor(task, first);
  await tryJudges(task);
}

async function tryJudges(task: FusionTask): Promise<void> {
  const { session, fusion, spec } = task;
  let prepared: Contestant[] | null = null;
  let last: Consultation = {
    kind: "failed",
    failure: toFailure("unknown", "No judge was named."),
    raw: null,
  };
  const judges = spec.judge.models;
  for (let index = 0; index < judges.length; index += 1) {
    const rests = restsBefore(judges.slice(index), session.ports.models);
    for (const rest of rests) {
      index += 1;
      announceFallback(task, judges[index], rest.message);
    }
    const judge = judges[index];
    if (!judge) break;
    startFusion(task, judge);
    prepared ??= await MODE_TABLE[spec.mode].prepare(task);
    last = prepared ? await consultJudge(task, judge, prepared) : { kind: "stopped" };
    if (last.kind === "done" || last.kind === "stopped") break;
    if (session.ports.clock.now() >= task.deadlineAt) break;
    announceFallback(task, judges[index + 1], whyNot(last));
  }
  const { kind } = last;
  if (kind === "done")
    return completeFusion(task, { finish: "stop", outcome: last.outcome, provenance: last.provenance });
  if (kind === "stopped") return stopFusion(task);
  if (kind === "failed") return failFusion(task, last.failure, last.raw);
  if (!MODE_TABLE[spec.mode].writes || last.output.trim() === "") {
    return failFusion(
      task,
      toFailure("unknown", "The judge kept to no format, twice, so that no verdict could be read."),
      last.output,
    );
  }
  session.emit({
    type: "notice",
    code: "judge-unstructured",
    message: "The judge kept to no format: this is what it wrote.",
    fusion,
  });
  session.emit({ type: "answer.delta", fusion, text: last.output });
  completeFusion(task, { finish: "stop", outcome: { kind: "as-written" }, provenance: null });
}

function startFusion(task: FusionTask, judge: ModelId | null): void {
  const { session, fusion, spec, contestants } = task;
  const before = session.state().fusions.find((one) => one.id === fusion);
  const resumed =
    before !== undefined &&
    before.attempt > 0 &&
    task.ledger.total().usage === null &&
    before.status === "running";
  session.emit({
    type: "fusion.started",
    fusion,
    mode: spec.mode,
    judge,
    criteria: spec.judge.criteria,
    candidates: contestants.map((contestant) => contestant.candidate),
    attempt: (before?.attempt ?? 0) + 1,
    spent: resumed && session.why === "resumed" ? costOfLostFusion(session, before) : null,
  });
  if (judge && session.state().candidates.some((candidate) => candidate.model === judge)) {
    const message = `${judge} judges a pool it is a member of: judges favour their own family's answers.`;
    session.emit({ type: "notice", code: "judge-is-panelist", message, fusion });
  }
}

function whyNot(last: Consultation): string {
  return last.kind === "failed" ? last.failure.message : "it kept to no format";
}

function announceFallback({ session, fusion }: FusionTask, next: ModelId | undefined, why: string): void {
  if (!next) return;
  session.emit({ type: "notice", code: "judge-fallback", message: `${next} judges instead: ${why}`, fusion });
}

/** What was to be judged was retried, or failed, between the asking and now. */
function failForWant(task: FusionTask): void {
  startFusion(task, null);
  failFusion(task, toFailure("unknown", "None of the candidates has an answer that can be judged."), null);
}

/** One survivor is itself, never a synthesis; nobody judged it. Only one that was asked alone can have called tools. */
function returnSurvivor(task: FusionTask, survivor: Contestant): void {
  const { session, fusion } = task;
  startFusion(task, null);
  if (survivor.text !== "") session.emit({ type: "answer.delta", fusion, text: survivor.text });
  const { toolCalls } = candidateOf(session, survivor.candidate);
  if (toolCalls) return completeWithCalls(task, toolCalls);
  const outcome = { kind: "only-candidate", candidate: survivor.candidate } as const;
  completeFusion(task, { finish: "stop", outcome, provenance: null });
}
