/**
 * What this instance measured of the models that an owner may call. Called by `GET /api/models`. The keys decide who sees what:
 * an instance's connections are everybody's, so everybody's calls count; an own connection's key is known to its owner alone.
 */
import type { MeasuredModel, MeasuredPeriod } from "@/lib/contract/models";
import type { Clock } from "@/lib/fusion/ports";
import type { CallStore } from "./call-store";
import { measureModels } from "./measure-models";

const HOUR_MS = 3_600_000;
const PERIODS_MS: Record<MeasuredPeriod, number> = {
  "24h": 24 * HOUR_MS,
  "7d": 7 * 24 * HOUR_MS,
  "30d": 30 * 24 * HOUR_MS,
};

/**
 * The newest calls of a period that are counted. SQLite answers on the thread that also carries the streams, so the work of an
 * answer is bounded: percentiles of so many calls are as good as of all.
 */
const MAX_CALLS = 20_000;

export interface MeasureQuery {
  ownerId: string;
  connectionKeys: readonly string[];
  period: MeasuredPeriod;
}

export interface Measurements {
  measure(query: MeasureQuery): Promise<MeasuredModel[]>;
}

export function createMeasurements(deps: {
  store: Pick<CallStore, "tally">;
  clock: Pick<Clock, "now">;
}): Measurements {
  return {
    async measure({ ownerId, connectionKeys, period }) {
      const sinceMs = deps.clock.now() - PERIODS_MS[period];
      return measureModels(await deps.store.tally({ connectionKeys, sinceMs, limit: MAX_CALLS, ownerId }));
    },
  };
}
