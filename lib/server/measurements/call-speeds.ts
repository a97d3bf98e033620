/**
 * How fast each model lately was, in memory, for routing by speed: the last calls of a process and of those before it. Made once
 * by the container, loaded at its start, told of each call as it ends.
 */
import type { Clock } from "@/lib/fusion/ports";
import type { CallStore, SpeedCall } from "./call-store";
import { countEach, nearestRank } from "./nearest-rank";
import type { Speed, Speeds } from "./speeds";

/** Calls that a speed stands on, at most. */
const WINDOW_CALLS = 50;
const WINDOW_MS = 7 * 24 * 3_600_000;
/** The newest stored calls that a start reads. */
const LOADED_CALLS = 20_000;
/** Models through connections that are remembered; the one not called for longest makes room. */
const MAX_MODELS = 5_000;

type Sample = { atMs: number; firstTokenMs: number; tokensPerSecond: number | null };

export interface CallSpeeds extends Speeds {
  add(call: SpeedCall): void;
  /** What earlier processes measured. */
  load(): Promise<void>;
}

export function createCallSpeeds(deps: {
  store: Pick<CallStore, "listHeard">;
  clock: Pick<Clock, "now">;
  maxModels?: number;
}): CallSpeeds {
  const { store, clock, maxModels = MAX_MODELS } = deps;
  const windows = new Map<string, Sample[]>();
  const keyOf = (connectionKey: string, model: string) => JSON.stringify([connectionKey, model]);

  function add({ connectionKey, model, atMs, firstTokenMs, tokensPerSecond }: SpeedCall): void {
    if (firstTokenMs === null) return;
    const key = keyOf(connectionKey, model);
    const samples = [...(windows.get(key) ?? []), { atMs, firstTokenMs, tokensPerSecond }];
    // Calls end in another order than they began, and those that were loaded come after the first of a new process.
    samples.sort((a, b) => a.atMs - b.atMs);
    windows.delete(key);
    windows.set(key, samples.slice(-WINDOW_CALLS));
    const [oldest] = windows.keys();
    if (windows.size > maxModels && oldest !== undefined) windows.delete(oldest);
  }

  return {
    add,
    of(connectionKey, model) {
      const sinceMs = clock.now() - WINDOW_MS;
      return toSpeed((windows.get(keyOf(connectionKey, model)) ?? []).filter(({ atMs }) => atMs >= sinceMs));
    },
    async load() {
      const sinceMs = clock.now() - WINDOW_MS;
      const calls = await store.listHeard({ sinceMs, limit: LOADED_CALLS });
      for (const call of calls.toReversed()) add(call);
    },
  };
}

function toSpeed(samples: readonly Sample[]): Speed | null {
  const firstTokenMs = median(samples.map((sample) => sample.firstTokenMs));
  if (firstTokenMs === null) return null;
  const rates = samples.map((sample) => sample.tokensPerSecond).filter((rate) => rate !== null);
  return { firstTokenMs, tokensPerSecond: median(rates), calls: samples.length };
}

function median(values: readonly number[]): number | null {
  return values.length === 0 ? null : nearestRank(countEach(values), 50);
}
