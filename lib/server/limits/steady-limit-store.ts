/**
 * Counts where all processes do, and where that cannot be reached, in this process alone: a limit that cannot be looked up is no
 * reason to refuse anybody, nor to let a loop through. What this process holds it knows by itself all the time.
 */
import type { LimitStore } from "./limit-store";

export interface SteadyDeps {
  shared: LimitStore;
  own: LimitStore;
  /** Told of every failure of `shared`. */
  onAway(cause: unknown): void;
}

export function createSteadyLimitStore({ shared, own, onAway }: SteadyDeps): LimitStore {
  return {
    countRequest: (bounds, nowMs) =>
      shared.countRequest(bounds, nowMs).catch((cause: unknown) => {
        onAway(cause);
        return own.countRequest(bounds, nowMs);
      }),
    async claimSlot(id, bounds, time) {
      try {
        const full = await shared.claimSlot(id, bounds, time);
        const slot = { id, scopes: bounds.map(({ scope }) => scope) };
        if (full === null) await own.renewSlots([slot], time.untilMs);
        return full;
      } catch (cause) {
        onAway(cause);
        return own.claimSlot(id, bounds, time);
      }
    },
    async renewSlots(slots, untilMs) {
      await Promise.all([own.renewSlots(slots, untilMs), shared.renewSlots(slots, untilMs).catch(onAway)]);
    },
    async releaseSlot(slot) {
      await Promise.all([own.releaseSlot(slot), shared.releaseSlot(slot).catch(onAway)]);
    },
  };
}
