/**
 * THE ENGINE. Runs a session and yields its events in order, `seq` without gaps. Called by the run executor and by tests;
 * nothing else makes events.
 *
 * Invariants: never rejects; every candidate attempt and every fusion gets exactly one terminal event; the last event is
 * the run's own end. Giving up the generator early aborts every open call.
 */
import { conductRun } from "./conduct-run";
import type { FusionPorts } from "./ports";
import { costOfRun } from "./run-cost";
import type { RunEvent } from "./run-events";
import { openSession, type Session, type SessionInput } from "./run-session";

export async function* runFusion(
  input: SessionInput,
  ports: FusionPorts,
  signal: AbortSignal,
): AsyncGenerator<RunEvent> {
  const abandoned = new AbortController();
  const session = openSession(input, ports, AbortSignal.any([signal, abandoned.signal]));
  let finished = false;
  session.signal.addEventListener("abort", () => session.poolPulse.beat(), { once: true });
  void conductRun(session)
    .catch((error: unknown) => endInFailure(session, error))
    .finally(() => {
      finished = true;
      session.ready.beat();
    });
  let seq = input.from?.lastSeq ?? 0;
  try {
    for (;;) {
      for (let draft = session.outbox.take(); draft; draft = session.outbox.take()) {
        seq += 1;
        yield { seq, ...draft };
      }
      if (finished) return;
      await session.ready.next();
    }
  } finally {
    abandoned.abort();
  }
}

/** A fault of our own: said as such, with what was done so far kept. */
function endInFailure(session: Session, error: unknown): void {
  session.mailbox.close();
  const state = session.state();
  const message = `Tokamak failed inside: ${error instanceof Error ? error.message : String(error)}`;
  const timings = { wallMs: state.lastAt, slowestMemberMs: null, ratio: null };
  session.emit({ type: "run.failed", reason: "unknown", message, cost: costOfRun(state), timings });
}
