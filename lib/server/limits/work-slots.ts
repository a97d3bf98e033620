/**
 * The runs that are under way at once, for each token and owner. Taken by the run service before it starts or reopens a run, given
 * back by the executor when the session is over. A slot is a lease that this process renews: those of a crashed one run out.
 */
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { type Caller, toBounds } from "./caller-bounds";
import { type Bound, SLOT_MS, type Slot } from "./limit-store";
import type { LimitDeps } from "./limits";

export interface WorkSlots {
  /** Refused where there are too many. A run that has its slot keeps it. */
  take(work: Caller & { runId: string }): Promise<Outcome<null>>;
  /** Gives back what the run has, if it has any. */
  release(runId: string): Promise<void>;
  /** To be called again and again: what is not renewed for half a minute is given to others. */
  renew(): Promise<void>;
}

/** It is not known when a run will end. */
const RETRY_AFTER_S = 5;

export function createWorkSlots({
  store,
  clock,
  env,
  workerId,
}: LimitDeps & { workerId: string }): WorkSlots {
  const held = new Map<string, Slot>();
  return {
    async take({ runId, ...caller }) {
      const bounds = toBounds(caller, env.concurrentRuns);
      if (bounds.length === 0 || held.has(runId)) return accept(null);
      // Two processes may reach for one run: the one that fails gives back its own.
      const id = `${workerId}/${runId}`;
      const nowMs = clock.now();
      const full = await store.claimSlot(id, bounds, { nowMs, untilMs: nowMs + SLOT_MS });
      if (full) return refuseTooMany(full);
      held.set(runId, { id, scopes: bounds.map(({ scope }) => scope) });
      return accept(null);
    },
    async release(runId) {
      const slot = held.get(runId);
      held.delete(runId);
      if (slot) await store.releaseSlot(slot);
    },
    async renew() {
      if (held.size > 0) await store.renewSlots([...held.values()], clock.now() + SLOT_MS);
    },
  };
}

function refuseTooMany({ scope, limit }: Bound): Outcome<never> {
  const runs = limit === 1 ? "A run" : `${limit} runs`;
  const whose = scope.startsWith("token:") ? "this token" : "you";
  return refuse(
    "too-many-runs",
    `${runs} started by ${whose} ${limit === 1 ? "is" : "are"} under way, as many as this server takes at once. Wait until one has ended, or stop one.`,
    { retryAfterSeconds: RETRY_AFTER_S },
  );
}
