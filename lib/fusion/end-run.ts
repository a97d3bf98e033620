import { costOfRun } from "./run-cost";
import type { RunTimings } from "./run-events";
import type { Session } from "./run-session";
import type { RunState } from "./run-state";

/**
 * The run's own end. A run whose judge failed is still completed: its candidates stand, and the fusion says what went
 * wrong. It fails only where nobody answered.
 */
export function endRun(session: Session): void {
  const state = session.state();
  const cost = costOfRun(state);
  const timings = timingsOf(session, state);
  const failed = state.candidates.filter((candidate) => candidate.status === "failed");
  const [first] = failed;
  // A bill that came later changes what the run cost, and nothing else.
  const staysStopped =
    session.from?.status === "stopped" && session.from.fusions.length === state.fusions.length;
  if (session.signal.aborted || (session.why === "bill" && staysStopped))
    session.emit({ type: "run.stopped", cost, timings });
  else if (state.fusions.length > 0) session.emit({ type: "run.completed", cost, timings });
  else if (!first) session.emit({ type: "run.stopped", cost, timings });
  else {
    const message = `No member answered. ${failed.map(({ label, message }) => `${label}: ${message}`).join(" ")}`;
    session.emit({ type: "run.failed", reason: first.reason ?? "unknown", message, cost, timings });
  }
}

/**
 * How long the first judging took, from the prompt: later ones change nothing. Where a session ended without any, the
 * next one's time is added to its, and what lay idle between them is nobody's wait. The slowest member's own time stands
 * for what one call would have taken.
 */
function timingsOf({ from, ports, openedAtMs, startedAtMs }: Session, state: RunState): RunTimings {
  const earlier = from?.timings ?? null;
  if (from && earlier && from.fusions.length > 0) return earlier;
  const workedMs = ports.clock.now() - (earlier ? openedAtMs : startedAtMs);
  const wallMs = Math.max(0, workedMs) + (earlier?.wallMs ?? 0);
  const times = state.candidates.map((candidate) => candidate.timings?.totalMs ?? 0).filter((ms) => ms > 0);
  const slowestMemberMs = times.length === 0 ? null : Math.max(...times);
  const ratio = slowestMemberMs === null ? null : Math.round((wallMs / slowestMemberMs) * 100) / 100;
  return { wallMs, slowestMemberMs, ratio };
}
