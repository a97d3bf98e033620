/**
 * The order of work in a session: who speaks, how long the judge waits, what a person asks for in between, and how the
 * run ends. Called by `runFusion`.
 */
import { awaitPool, type Waiting } from "./await-pool";
import { describeOverCap, exceedsCap } from "./commitment";
import { type Cost, fromMicroUsd, toMicroUsd } from "./cost";
import { endInterrupted } from "./end-interrupted";
import { endRun } from "./end-run";
import { findContestants, fuse } from "./fuse";
import { isOpen } from "./is-open";
import { findOpenCalls } from "./late-costs";
import { resetCandidate, runCandidate } from "./run-candidate";
import type { RunCommand } from "./run-commands";
import type { FusionSpec } from "./run-request";
import { candidateOf, type Session } from "./run-session";
import type { CandidateState, FusionState } from "./run-state";

export async function conductRun(session: Session): Promise<void> {
  const tasks = new Set<Promise<void>>();
  const start = (task: Promise<void>) => {
    const tracked = task.finally(() => {
      tasks.delete(tracked);
      session.pulse.beat();
    });
    tasks.add(tracked);
  };
  const conductor = { session, start };
  openRun(conductor);
  session.mailbox.onSend(() => session.pulse.beat());
  for (;;) {
    for (let command = session.mailbox.take(); command; command = session.mailbox.take())
      obey(conductor, command);
    if (tasks.size === 0) break;
    await session.pulse.next();
  }
  session.mailbox.close();
  endRun(session);
}

interface Conductor {
  session: Session;
  start(task: Promise<void>): void;
}

function openRun(conductor: Conductor): void {
  const { session, start } = conductor;
  const { id, createdAt, request, why } = session;
  if (!session.from) {
    session.emit({ type: "run.started", why: "new", id, createdAt, request });
    for (const { label } of session.state().candidates) start(runCandidate(session, label));
    return startFirstFusion(conductor);
  }
  session.emit({ type: "run.started", why });
  if (why !== "resumed") return;
  if (session.signal.aborted) return endInterrupted(session);
  session.emit({
    type: "notice",
    code: "resumed",
    message: "The server restarted: finished answers were kept, the others started over.",
  });
  for (const candidate of session.state().candidates) resumeCandidate(conductor, candidate);
  const open = session.state().fusions.filter((fusion) => fusion.status === "running");
  for (const fusion of open) start(fuse(session, fusion.id, specOf(session, fusion)));
  if (session.state().fusions.length === 0) startFirstFusion(conductor);
}

function resumeCandidate({ session, start }: Conductor, { label, status }: CandidateState): void {
  if (status !== "queued" && status !== "running" && status !== "retrying") return;
  if (status !== "queued") resetCandidate(session, label, "resumed");
  start(runCandidate(session, label));
}

/** The judges that were still to be tried when the server went down. */
function specOf({ request }: Session, fusion: FusionState): FusionSpec {
  const { mode, judge, criteria, candidates } = fusion;
  const listed = judge ? request.judge.models.indexOf(judge) : -1;
  const models = listed >= 0 ? request.judge.models.slice(listed) : judge ? [judge] : request.judge.models;
  return { mode, judge: { models, criteria, auto: request.judge.auto }, candidates };
}

function obey(conductor: Conductor, command: RunCommand): void {
  const { session, start } = conductor;
  if (session.signal.aborted) return;
  if (command.type === "stop-candidate") return session.speaking.get(command.candidate)?.abort();
  if (command.type === "settle") return settleCost(session, command);
  if (refuseOverCap(session, command)) return;
  if (command.type === "fuse") {
    if (session.waiting) {
      session.waiting.forced = command.spec;
      return session.poolPulse.beat();
    }
    return start(fuse(session, nextFusionId(session), completeSpec(session, command.spec)));
  }
  if (isOpen(candidateOf(session, command.candidate))) return;
  resetCandidate(session, command.candidate, "retry");
  // The pool's deadline bounds the wait for it; a retry after the wait has as long as in a session of its own.
  const ownDeadlineAt = session.ports.clock.now() + session.request.limits.deadlineMs;
  start(runCandidate(session, command.candidate, session.waiting ? session.poolDeadlineAt : ownDeadlineAt));
  if (session.state().fusions.length === 0 && !session.waiting) startFirstFusion(conductor);
}

/** The service asks the same before it sends: this is for two that were asked in one moment. */
function refuseOverCap(session: Session, command: Extract<RunCommand, { type: "retry" | "fuse" }>): boolean {
  const run = { request: session.request, state: session.state() };
  const over = exceedsCap(run, command, session.ports.models);
  if (over) session.emit({ type: "notice", code: "cap-reached", message: describeOverCap(over) });
  return over !== null;
}

function settleCost(session: Session, { generationId, usd }: Extract<RunCommand, { type: "settle" }>): void {
  if (!findOpenCalls(session.state()).some((call) => call.generationId === generationId)) return;
  const cost: Cost = { usd: fromMicroUsd(toMicroUsd(usd)), source: "reported" };
  session.emit({ type: "cost.corrected", generationId, cost });
}

function startFirstFusion({ session, start }: Conductor): void {
  session.waiting = { forced: null };
  start(awaitPoolThenFuse(session, session.waiting));
}

async function awaitPoolThenFuse(session: Session, waiting: Waiting): Promise<void> {
  const forced = await awaitPool(session, waiting);
  session.waiting = null;
  if (session.signal.aborted) return;
  const spec = completeSpec(session, forced ?? {});
  // Where none of the named ones answered, the others are judged; where nobody did, the run itself says so.
  const candidates = [spec.candidates, null].find(
    (named) => findContestants(session.state(), named).length > 0,
  );
  if (candidates === undefined) return;
  await fuse(session, nextFusionId(session), { ...spec, candidates });
}

function nextFusionId(session: Session): string {
  return `F${session.state().fusions.length + 1}`;
}

function completeSpec({ request }: Session, spec: Partial<FusionSpec>): FusionSpec {
  return {
    mode: spec.mode ?? request.mode,
    judge: spec.judge ?? request.judge,
    candidates: spec.candidates ?? null,
  };
}
