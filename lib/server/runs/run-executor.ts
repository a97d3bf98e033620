/**
 * Runs sessions on the server, apart from any request. Called by the run service. Invariants: a run has at most one
 * session at a time; a session is live from `launch` until its end is stored.
 */
import type { Cost } from "@/lib/fusion/cost";
import type { FusionPorts } from "@/lib/fusion/ports";
import { createMailbox, type RunCommand } from "@/lib/fusion/run-commands";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { SessionInput } from "@/lib/fusion/run-session";
import type { RunState } from "@/lib/fusion/run-state";
import { createLiveRun, type LiveRun, type LiveRunControl } from "./live-run";
import { carrySession, type SessionDeps as LoopDeps } from "./run-session-loop";
import type { TokenWork } from "./token-work";

export interface SessionPlan {
  runId: string;
  /** Whose connections and keys the calls are made with. */
  ownerId: string;
  startedAtMs: number;
  why: SessionInput["why"];
  commands: RunCommand[];
  /** What the run had cost when its last session ended; 0 where none has, and where nobody knows. */
  settledUsd: number;
  /** The API token that asked for what the session begins with; null: none did. */
  tokenId: string | null;
  /** Claims the run and reads its log; null where the run is another's or gone by now. */
  prepare(): Promise<{ request: RunRequest; from: RunState | null } | null>;
}

export interface EndedSession {
  runId: string;
  ownerId: string;
  tokenId: string | null;
  state: RunState;
  /** What the run has cost since the last session's end, as far as it is known. */
  spentUsd: number;
}

export interface SessionDeps extends LoopDeps {
  tokenWork: TokenWork;
  /** What the engine needs, with the models of the run's owner. */
  openPorts(session: Pick<SessionPlan, "runId" | "ownerId" | "why">): Promise<FusionPorts>;
  /** Called when a session has ended. A failure is reported and costs nothing. */
  onEnd(run: EndedSession): Promise<void>;
  /** Called when a session is over, however it came to that, and before its run is no longer live. A failure is reported. */
  onOver(runId: string): Promise<void>;
}

export interface RunExecutor {
  find(runId: string): LiveRun | null;
  hasRoom(): boolean;
  /** Live at once; there must be no live session of this run. */
  launch(plan: SessionPlan): LiveRun;
  /** Ends all work without ending the runs: they are taken up by the next process. Resolves once nothing is live. */
  detach(): Promise<void>;
}

export function createRunExecutor(
  deps: SessionDeps,
  { maxLive = 64 }: { maxLive?: number } = {},
): RunExecutor {
  const runs = new Map<string, LiveRunControl>();
  let detached = false;
  return {
    find: (runId) => runs.get(runId) ?? null,
    hasRoom: () => !detached && runs.size < maxLive,
    launch(plan) {
      if (runs.has(plan.runId)) throw new Error(`Run ${plan.runId} is live already.`);
      const live = createLiveRun(plan.runId, createMailbox(plan.commands));
      runs.set(plan.runId, live);
      const over = deps.tokenWork.begin(plan.tokenId, live.stop);
      void perform(live, plan, deps, () => detached).finally(() => {
        runs.delete(plan.runId);
        over();
        live.end();
      });
      return live;
    },
    async detach() {
      detached = true;
      const open = [...runs.values()];
      for (const live of open) live.stop();
      await Promise.all(open.map((live) => live.done));
    },
  };
}

async function perform(
  live: LiveRunControl,
  plan: SessionPlan,
  deps: SessionDeps,
  isDetached: () => boolean,
): Promise<void> {
  try {
    const prepared = await plan.prepare();
    if (!prepared || isDetached()) return;
    const { startedAtMs, why } = plan;
    const ports = await deps.openPorts(plan);
    await carrySession({ live, ports, startedAtMs, why, isDetached, ...prepared }, deps);
    const state = live.state();
    if (state && !isDetached()) {
      const { runId, ownerId, tokenId } = plan;
      const before = why === "resumed" ? plan.settledUsd : knownUsd(prepared.from?.cost);
      await tellEnd({ runId, ownerId, tokenId, state, spentUsd: knownUsd(state.cost) - before }, deps);
    }
  } catch (cause) {
    deps.report(`Run ${plan.runId} could not be opened`, cause);
  } finally {
    live.mailbox.close();
    await deps
      .onOver(plan.runId)
      .catch((cause: unknown) => deps.report(`What ${plan.runId} held could not be given back`, cause));
  }
}

function knownUsd(cost: Cost | undefined): number {
  return cost?.usd ?? cost?.atLeastUsd ?? 0;
}

async function tellEnd(run: EndedSession, { onEnd, report }: SessionDeps): Promise<void> {
  try {
    await onEnd(run);
  } catch (cause) {
    report(`What follows from the end of ${run.runId} could not be done`, cause);
  }
}
