/**
 * Everything that has to do with measured calls, as one thing for the container: they are recorded, kept for a while, counted for
 * the Models page, and remembered for routing by speed.
 */
import { randomUUID } from "node:crypto";
import type { Clock, ModelPort } from "@/lib/fusion/ports";
import type { Timers } from "@/lib/server/models/stream/timers";
import { createCallLog } from "./call-log";
import { createCallSpeeds } from "./call-speeds";
import type { CallStore } from "./call-store";
import { createMeasurements, type Measurements } from "./measurements";
import { type MeteredModels, meterCalls } from "./meter-calls";
import { keepCallsPruned } from "./prune-calls";
import type { Speeds } from "./speeds";

export interface CallMeasuring extends Measurements {
  speeds: Speeds;
  /** The same models, each call of them measured. */
  meter(models: MeteredModels, run: { ownerId: string; runId: string | null }): ModelPort;
  /** Reads what earlier processes measured, and deletes what is old until `signal` aborts. Never rejects. */
  startUpkeep(signal: AbortSignal): Promise<void>;
  /** Puts right what was measured of a call whose provider told the cost later. */
  correctCost(generationId: string, microUsd: number): Promise<void>;
  /** After a guest signed in while the run went on: what was measured of it meanwhile is their account's too. */
  giveTo(ownerId: string, runId: string): Promise<void>;
  /** Before the database closes. */
  flush(): Promise<void>;
}

export interface CallMeasuringDeps {
  store: CallStore;
  clock: Clock;
  timers: Timers;
  report: (what: string, cause: unknown) => void;
}

export function createCallMeasuring(deps: CallMeasuringDeps): CallMeasuring {
  const { clock, report } = deps;
  const log = createCallLog(deps);
  const speeds = createCallSpeeds(deps);
  return {
    ...createMeasurements(deps),
    speeds,
    meter: (models, run) =>
      meterCalls({
        ...{ models, ...run, clock },
        createId: randomUUID,
        record(call) {
          log.add(call);
          speeds.add(call);
        },
      }),
    async startUpkeep(signal) {
      void keepCallsPruned(deps, signal);
      await speeds.load().catch((cause: unknown) => report("Measured calls could not be read", cause));
    },
    async correctCost(generationId, microUsd) {
      // It may still be on its way to the store.
      await log.flush();
      await deps.store.correctCost(generationId, microUsd);
    },
    async giveTo(ownerId, runId) {
      await log.flush();
      await deps.store.giveTo(ownerId, runId);
    },
    flush: log.flush,
  };
}
