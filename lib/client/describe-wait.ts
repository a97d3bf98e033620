import type { CandidateState, FusionState, RunState } from "@/lib/fusion/run-state";
import { formatList } from "./format";

/** What the run is waiting for at this moment: every wait says for what, and since when (`at` of the run). */
export interface RunWait {
  text: string;
  sinceMs: number | null;
  /** `at` when the wait ends by itself. */
  untilMs: number | null;
  canJudgeNow: boolean;
}

/** Null once nothing is awaited. */
export function describeWait(run: RunState): RunWait | null {
  if (run.status === "queued") return wait("Waiting for the server to begin", 0);
  if (run.status === "interrupted")
    return wait("The server stopped in mid-run; it takes the run up again when it starts", null);
  if (run.status !== "running") return null;
  const open = run.candidates.filter(isOpen);
  const judging = run.fusions.findLast((fusion) => fusion.status === "running");
  if (judging) return describeJudging(judging);
  if (run.fusions.length > 0 && open.length > 0) return describeLate(run, open);
  return open.length === 0 ? wait("Handing the answers to the judge", run.lastAt) : describePool(run, open);
}

function describePool(run: RunState, open: CandidateState[]): RunWait {
  const total = run.candidates.length;
  const ready = run.candidates.filter((candidate) => candidate.status === "completed");
  const sinceMs = Math.max(0, ...run.candidates.map(endOf));
  const policy = run.request?.wait ?? { policy: "all" };
  const canJudgeNow = ready.length > 0;
  if (policy.policy === "quorum") {
    const reached = run.notices.findLast((notice) => notice.code === "quorum-reached");
    if (reached) {
      return {
        text: `Enough have answered; ${namesOf(open)} may still make it`,
        sinceMs: null,
        untilMs: reached.at + policy.graceMs,
        canJudgeNow,
      };
    }
    const missing = Math.min(open.length, Math.max(1, policy.count - ready.length));
    if (policy.count < total)
      return {
        text: `Waiting for ${missing} more of ${total}, ${policy.count} are enough`,
        sinceMs,
        untilMs: null,
        canJudgeNow,
      };
  }
  const text = total === 1 ? "Waiting for the answer" : `Waiting for ${open.length} more of ${total}`;
  return { text, sinceMs, untilMs: null, canJudgeNow };
}

/** After a judging: who was asked again, else who was not waited for. */
function describeLate(run: RunState, open: CandidateState[]): RunWait {
  const judgedAt = Math.max(...run.fusions.map((fusion) => fusion.startedAt));
  const again = open.filter((candidate) => (candidate.startedAt ?? 0) > judgedAt);
  const named = again.length > 0 ? again : open;
  const text = `${namesOf(named)} ${named.length === 1 ? "is" : "are"}`;
  return wait(`${text} ${again.length > 0 ? "answering again" : "still answering"}`, sinceOf(named));
}

function describeJudging(fusion: FusionState): RunWait {
  const turns = fusion.turns.filter((turn) => turn.status === "running");
  if (turns.length > 0) {
    const started = Math.max(fusion.startedAt, ...fusion.turns.map((turn) => endOfTimings(turn.timings)));
    return wait(
      `Debate round ${turns[0]?.round}: ${formatList(turns.map((turn) => turn.candidate))} still to speak`,
      started,
    );
  }
  if (fusion.judge === null) return wait("Only one answered: nothing to judge", fusion.startedAt);
  if (fusion.answerSince !== null) return wait("The answer is being written", fusion.answerSince);
  const since = Math.max(fusion.startedAt, ...fusion.turns.map((turn) => endOfTimings(turn.timings)));
  if (fusion.verdict) return wait("The verdict is in; waiting for the answer", since);
  if (fusion.analysisDone) return wait("Compared; waiting for the verdict", since);
  return wait(fusion.analysis || fusion.raw ? "The judge is comparing" : "The judge is reading", since);
}

function wait(text: string, sinceMs: number | null): RunWait {
  return { text, sinceMs, untilMs: null, canJudgeNow: false };
}

export function isOpen(candidate: CandidateState): boolean {
  return candidate.status === "queued" || candidate.status === "running" || candidate.status === "retrying";
}

function namesOf(candidates: CandidateState[]): string {
  return formatList(candidates.map((candidate) => candidate.label));
}

function sinceOf(open: CandidateState[]): number | null {
  const starts = open.map((candidate) => candidate.startedAt).filter((at) => at !== null);
  return starts.length === 0 ? null : Math.min(...starts);
}

function endOf(candidate: CandidateState): number {
  return endOfTimings(candidate.timings);
}

function endOfTimings(timings: CandidateState["timings"]): number {
  return timings ? timings.startedAtMs + timings.totalMs : 0;
}
