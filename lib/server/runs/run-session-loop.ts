/**
 * Carries a session's events from the engine to the log and then to those who watch: stored before published, always.
 * Called by the executor. Never rejects: an engine or a log that breaks down ends the run as failed.
 */

import type { Clock, FusionPorts } from "@/lib/fusion/ports";
import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import { isRunEnd, type RunEvent } from "@/lib/fusion/run-events";
import type { runFusion } from "@/lib/fusion/run-fusion";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { SessionInput } from "@/lib/fusion/run-session";
import type { RunState } from "@/lib/fusion/run-state";
import { type BatchReader, createBatchReader } from "./batch-reader";
import { closeBrokenRun } from "./close-broken-run";
import type { LiveRunControl } from "./live-run";
import type { RunStore } from "./run-store";
import { storeBatch } from "./store-batch";
import { toRunEnd } from "./to-run-end";

/** Time for the engine to join deltas between two writes: about one frame of a screen. */
const DELTA_GAP_MS = 16;

export interface SessionDeps {
  store: RunStore;
  clock: Clock;
  workerId: string;
  runFusion: typeof runFusion;
  report: (what: string, cause: unknown) => void;
}

export interface OpenSession {
  live: LiveRunControl;
  ports: FusionPorts;
  startedAtMs: number;
  request: RunRequest;
  from: RunState | null;
  why: SessionInput["why"];
  /** True once the process is going down: nothing more is stored, another process takes the run up. */
  isDetached: () => boolean;
}

type Course = "ended" | "lost" | { broken: string };

export async function carrySession(session: OpenSession, deps: SessionDeps): Promise<void> {
  const { live, ports, startedAtMs, request, from, why } = session;
  const createdAt = new Date(startedAtMs).toISOString();
  const input: SessionInput = {
    id: live.id,
    createdAt,
    startedAtMs,
    request,
    from,
    why,
    mailbox: live.mailbox,
  };
  const batches = createBatchReader(deps.runFusion(input, ports, live.signal), (cause) =>
    deps.report(`The engine of ${live.id} failed while it was closed`, cause),
  );
  live.load(from ?? EMPTY_RUN);
  const course = await carryBatches(session, batches, deps).catch((cause: unknown): Course => {
    deps.report(`The engine of ${live.id} failed`, cause);
    return { broken: "Tokamak failed inside; its log says how. Run it again." };
  });
  live.mailbox.close();
  // Lost or broken, the models are not to go on speaking; ended, this changes nothing.
  live.stop();
  batches.abandon();
  if (typeof course === "object") await closeBroken(session, course.broken, deps);
}

async function carryBatches(session: OpenSession, batches: BatchReader, deps: SessionDeps): Promise<Course> {
  const { clock } = deps;
  for (;;) {
    const events = await batches.next();
    if (session.isDetached()) return "lost";
    const last = events.at(-1);
    if (!last) return { broken: "The run ended without saying so. Run it again." };
    const takenAtMs = clock.now();
    const outcome = await storeAndPublish(session, events, deps);
    if (outcome === "refused") return "lost";
    if (outcome === "failed")
      return {
        broken:
          "The run's log could not be written: check the server's disk and database, then run it again.",
      };
    if (isRunEnd(last)) return "ended";
    const restMs = DELTA_GAP_MS - (clock.now() - takenAtMs);
    if (restMs > 0 && events.every(isDelta)) await clock.sleep(restMs, session.live.signal);
  }
}

async function storeAndPublish({ live, ports }: OpenSession, events: RunEvent[], deps: SessionDeps) {
  const last = events.at(-1);
  const end =
    last && isRunEnd(last)
      ? toRunEnd(events.reduce(reduceRun, live.state() ?? EMPTY_RUN), deps.clock.now(), ports.models)
      : null;
  const outcome = await storeBatch(
    deps.store,
    { runId: live.id, workerId: deps.workerId, events, end },
    deps,
  );
  if (outcome === "stored") live.publish(events);
  return outcome;
}

/** Where even this cannot be stored, the lease runs out and the run is taken up again. */
async function closeBroken(session: OpenSession, message: string, deps: SessionDeps): Promise<void> {
  const { live, startedAtMs, request } = session;
  const createdAt = new Date(startedAtMs).toISOString();
  const state = live.state() ?? EMPTY_RUN;
  const at = deps.clock.now() - startedAtMs;
  const events = closeBrokenRun({ id: live.id, createdAt, request, state, at, message });
  await storeAndPublish(session, events, deps);
}

function isDelta(event: RunEvent): boolean {
  return event.type.endsWith(".delta");
}
