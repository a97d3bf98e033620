import { findContestants } from "./fuse";
import { isOpen } from "./is-open";
import { isFitToBeJudged } from "./judge/fitness";
import { decideWait } from "./latency-policy";
import type { FusionSpec } from "./run-request";
import type { Session } from "./run-session";
import type { RunState } from "./run-state";

/** A first judging that waits for the pool; "judge now" puts its wishes here. */
export interface Waiting {
  forced: Partial<FusionSpec> | null;
}

/** Resolves when the judge may begin: by the wait policy, by a person's "judge now", or because nobody is left to wait for. */
export async function awaitPool(session: Session, waiting: Waiting): Promise<Partial<FusionSpec> | null> {
  const grace = { begun: false, over: false };
  const gone = new AbortController();
  while (!session.signal.aborted) {
    const { ready, open } = countPool(session.state());
    if (waiting.forced && isForcedReady(waiting.forced, session.state())) {
      const message = `Judging now, with ${ready} of ${ready + open}.`;
      session.emit({ type: "notice", code: "judge-now", message });
      break;
    }
    const decision = decideWait(session.request.wait, { ready, open, graceOver: grace.over });
    if (decision === "judge") break;
    if (decision === "grace" && !grace.begun) beginGrace(session, grace, ready, gone.signal);
    await session.poolPulse.next();
  }
  gone.abort();
  return waiting.forced;
}

/** Where candidates were named, "judge now" waits for the first of them. */
function isForcedReady({ candidates = null }: Partial<FusionSpec>, state: RunState): boolean {
  return findContestants(state, candidates).length > 0;
}

function beginGrace(
  session: Session,
  grace: { begun: boolean; over: boolean },
  ready: number,
  gone: AbortSignal,
): void {
  const { wait } = session.request;
  if (wait.policy !== "quorum") return;
  grace.begun = true;
  const message = `${ready} answers are in, enough to judge: the others have ${wait.graceMs / 1_000} s more.`;
  session.emit({ type: "notice", code: "quorum-reached", message });
  void session.ports.clock.sleep(wait.graceMs, AbortSignal.any([session.signal, gone])).then(() => {
    grace.over = true;
    session.poolPulse.beat();
  });
}

function countPool(state: RunState): { ready: number; open: number } {
  const format = state.request?.answer?.format;
  return {
    ready: state.candidates.filter(
      ({ status, text }) => status === "completed" && isFitToBeJudged(text, format),
    ).length,
    open: state.candidates.filter(isOpen).length,
  };
}
