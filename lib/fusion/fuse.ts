/**
 * One fusion, from its start to its one terminal event. Called for the first judging of a run and for every "judge
 * again". A failed judge never costs the candidates: the next judge serves, and where none is left the fusion fails alone.
 */
import { type Failure, toFailure } from "./errors";
import { isFitToBeJudged } from "./judge/fitness";
import type { Contestant } from "./judge/judge-call";
import type { Label } from "./labels";
import { costOfLostFusion } from "./lost-calls";
import { createLedger } from "./modes/call-ledger";
import { type Consultation, consultJudge } from "./modes/consult-judge";
import type { FusionTask } from "./modes/mode";
import { MODE_TABLE } from "./modes/mode-table";
import type { CallEnd, FusionOutcome } from "./run-events";
import type { FusionSpec, ModelId } from "./run-request";
import type { Session } from "./run-session";
import type { CandidateState, FusionState, RunState } from "./run-state";
import { restsBefore } from "./targets";

/** The answers that may be judged. A stopped one takes part only where the person names it. */
export function findContestants(state: RunState, named: readonly Label[] | null): Contestant[] {
  return state.candidates.filter((candidate) => mayBeJudged(candidate, named)).map(toContestant);
}

function mayBeJudged({ label, status, text }: CandidateState, named: readonly Label[] | null): boolean {
  const ended = status === "completed" || (status === "stopped" && named !== null);
  return ended && (named === null || named.includes(label)) && isFitToBeJudged(text);
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
  if (kind === "done") return complete(task, "stop", last.outcome, last.provenance);
  if (kind === "stopped") return complete(task, "stopped", null, null);
  if (kind === "failed") return fail(task, last.failure, last.raw);
  if (!MODE_TABLE[spec.mode].writes || last.output.trim() === "") {
    return fail(
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
  complete(task, "stop", { kind: "as-written" }, null);
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
  fail(task, toFailure("unknown", "None of the candidates has an answer that can be judged."), null);
}

/** One survivor is itself, never a synthesis; nobody judged it. */
function returnSurvivor(task: FusionTask, survivor: Contestant): void {
  startFusion(task, null);
  task.session.emit({ type: "answer.delta", fusion: task.fusion, text: survivor.text });
  complete(task, "stop", { kind: "only-candidate", candidate: survivor.candidate }, null);
}

function complete(
  task: FusionTask,
  finish: "stop" | "stopped",
  outcome: FusionOutcome | null,
  provenance: FusionState["provenance"],
): void {
  task.session.emit({
    type: "fusion.completed",
    fusion: task.fusion,
    outcome,
    provenance,
    ...endOf(task, finish, null),
  });
}

function fail(task: FusionTask, failure: Failure, raw: string | null): void {
  const { fusion } = task;
  task.session.emit({
    type: "fusion.failed",
    fusion,
    retryable: failure.retryable,
    raw,
    ...endOf(task, null, failure),
  });
}

function endOf(
  { session, ledger, startedAt }: FusionTask,
  finish: string | null,
  failure: Failure | null,
): CallEnd {
  return {
    finish,
    ...ledger.total(),
    timings: {
      startedAtMs: startedAt - session.startedAtMs,
      firstTokenMs: ledger.firstTokenMs,
      totalMs: session.ports.clock.now() - startedAt,
      tokensPerSecond: null,
    },
    reason: failure?.reason ?? null,
    message: failure?.message ?? null,
  };
}
