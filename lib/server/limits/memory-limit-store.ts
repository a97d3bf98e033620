import type { LimitStore, Standing } from "./limit-store";
import { pour, toStanding } from "./request-bucket";

/** What nobody asked about for so long is forgotten. */
const SWEEP_EVERY_US = 60_000_000;

/** For one server process: counts in its own memory. */
export function createMemoryLimitStore(): LimitStore {
  /** By scope: when its bucket is full again, in microseconds. */
  const buckets = new Map<string, number>();
  /** By scope: until when each slot is held. */
  const slots = new Map<string, Map<string, number>>();
  let sweptAtUs = 0;

  function sweep(nowUs: number): void {
    if (nowUs - sweptAtUs < SWEEP_EVERY_US) return;
    sweptAtUs = nowUs;
    for (const [scope, fullAtUs] of buckets) if (fullAtUs <= nowUs) buckets.delete(scope);
  }

  return {
    async countRequest(bounds, nowMs): Promise<Standing[]> {
      const nowUs = Math.round(nowMs * 1_000);
      sweep(nowUs);
      const poured = bounds.map((bound) => {
        const fullAtUs = buckets.get(bound.scope) ?? 0;
        return { bound, fullAtUs, ...pour(bound.limit, fullAtUs, nowUs) };
      });
      const hasRoom = poured.every(({ waitUs }) => waitUs === 0);
      if (hasRoom) for (const { bound, nextUs } of poured) buckets.set(bound.scope, nextUs);
      return poured.map(({ bound, fullAtUs, nextUs, waitUs }) =>
        toStanding(bound, { fullAtUs: hasRoom ? nextUs : fullAtUs, waitUs, nowUs }),
      );
    },
    async claimSlot(id, bounds, { nowMs, untilMs }) {
      for (const { scope } of bounds) forgetLost(slots.get(scope), nowMs);
      const full = bounds.find(({ scope, limit }) => {
        const held = slots.get(scope);
        return held && !held.has(id) && held.size >= limit;
      });
      if (full) return full;
      hold(slots, { id, scopes: bounds.map(({ scope }) => scope) }, untilMs);
      return null;
    },
    async renewSlots(renewed, untilMs) {
      for (const slot of renewed) hold(slots, slot, untilMs);
    },
    async releaseSlot({ id, scopes }) {
      for (const scope of scopes) {
        const held = slots.get(scope);
        held?.delete(id);
        if (held?.size === 0) slots.delete(scope);
      }
    },
  };
}

function hold(
  slots: Map<string, Map<string, number>>,
  { id, scopes }: { id: string; scopes: string[] },
  untilMs: number,
): void {
  for (const scope of scopes) {
    const held = slots.get(scope) ?? new Map<string, number>();
    held.set(id, untilMs);
    slots.set(scope, held);
  }
}

function forgetLost(held: Map<string, number> | undefined, nowMs: number): void {
  for (const [id, untilMs] of held ?? []) if (untilMs <= nowMs) held?.delete(id);
}
