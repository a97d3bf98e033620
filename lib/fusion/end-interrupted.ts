import { addCosts, addUsage, type Cost, UNKNOWN_COST } from "./cost";
import { isOpen } from "./is-open";
import { costOfLostAnswer, costOfLostFusion } from "./lost-calls";
import type { CallEnd } from "./run-events";
import type { Session } from "./run-session";

/** Stopped before it could be taken up after a crash: nothing starts over, so that what had been said is kept. */
export function endInterrupted(session: Session): void {
  const { candidates, fusions } = session.state();
  for (const candidate of candidates.filter(isOpen)) {
    const { label } = candidate;
    const end = stoppedEnd(costOfLostAnswer(session, candidate));
    session.emit({ type: "candidate.completed", candidate: label, ...end });
  }
  for (const fusion of fusions.filter(({ status }) => status === "running")) {
    const turns = fusion.turns.filter(({ served }) => served);
    const costs = [costOfLostFusion(session, fusion), ...turns.map(({ cost }) => cost)];
    const billed = costs.filter((cost) => cost !== null);
    session.emit({
      type: "fusion.completed",
      fusion: fusion.id,
      outcome: null,
      provenance: null,
      ...stoppedEnd(billed.length === 0 ? null : addCosts(billed)),
      usage: addUsage(turns.map(({ usage }) => usage)),
    });
  }
}

function stoppedEnd(cost: Cost | null): CallEnd {
  return {
    finish: "stopped",
    usage: null,
    cost: cost ?? UNKNOWN_COST,
    timings: null,
    reason: null,
    message: null,
    served: cost !== null,
    servedBy: null,
  };
}
