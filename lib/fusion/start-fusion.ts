import { costOfLostFusion } from "./lost-calls";
import type { FusionTask } from "./modes/mode";
import type { ModelId } from "./run-request";

/** Begins a fusion, or begins it over with the next judge or after a crash. Null: nobody judges. */
export function startFusion(task: FusionTask, judge: ModelId | null): void {
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
