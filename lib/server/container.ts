/**
 * The only place that wires: environment, database, models, runs. Made by the first request or by instrumentation.ts,
 * once in a process.
 */
import { randomInt } from "node:crypto";
import { runFusion } from "@/lib/fusion/run-fusion";
import { createDatabase } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { createConnections } from "@/lib/server/models/create-connections";
import { demoConnection } from "@/lib/server/models/demo/demo-connection";
import { localConnection } from "@/lib/server/models/extractive/extractive-connection";
import { createModelRegistry, type ModelRegistry } from "@/lib/server/models/model-registry";
import { toConnectionSpecs } from "@/lib/server/models/to-connection-specs";
import { reportFailure } from "@/lib/server/report-failure";
import { nonceIds } from "@/lib/server/runs/nonce-ids";
import { createPrismaRunStore } from "@/lib/server/runs/prisma-run-store";
import { createRunExecutor } from "@/lib/server/runs/run-executor";
import { createRunId } from "@/lib/server/runs/run-id";
import { createRunService, type RunService } from "@/lib/server/runs/run-service";
import type { RunServiceDeps } from "@/lib/server/runs/run-service-deps";
import { handOver, keepUp } from "@/lib/server/runs/run-upkeep";
import { systemClock } from "@/lib/server/runs/system-clock";
import { createWorkerId } from "@/lib/server/runs/worker-id";

export interface Container {
  runs: RunService;
  models: ModelRegistry;
  clock: typeof systemClock;
  /** Rejects where the database cannot be reached. */
  checkDatabase(): Promise<void>;
  /** Takes up interrupted runs, now and from then on. */
  startUpkeep(): Promise<void>;
  /** Leaves what is under way to the next process. */
  shutDown(): Promise<void>;
}

// On globalThis, because a development server loads this module anew after each change and must not open a second
// database, nor lose sight of the runs under way.
const holder = globalThis as typeof globalThis & { tokamakContainer?: Container };

/** Throws `EnvError` where the environment is not right. */
export function getContainer(): Container {
  holder.tokamakContainer ??= createContainer();
  return holder.tokamakContainer;
}

/** Puts another in its place: for tests of routes. */
export function installContainer(container: Container): void {
  holder.tokamakContainer = container;
}

function createContainer(): Container {
  const environment = env();
  const { database: location, guestAccess } = environment;
  const database = createDatabase(location);
  const models = createModelRegistry({
    connections: [...createConnections(toConnectionSpecs(environment)), demoConnection(), localConnection()],
  });
  const deps = wireRuns(models, createPrismaRunStore(database), guestAccess);
  const ending = new AbortController();
  return {
    runs: createRunService(deps),
    models,
    clock: systemClock,
    async checkDatabase() {
      await database.prisma.run.findFirst({ select: { id: true } });
    },
    async startUpkeep() {
      // What a resumed run costs is known only once the lists with the prices are here.
      await models.list();
      await keepUp({ ...deps, report: reportFailure }, ending.signal);
    },
    async shutDown() {
      ending.abort();
      await handOver(deps);
      await database.close();
    },
  };
}

function wireRuns(
  models: ModelRegistry,
  store: RunServiceDeps["store"],
  guestAccess: RunServiceDeps["guestAccess"],
): RunServiceDeps {
  const workerId = createWorkerId();
  const ports = { models, clock: systemClock, ids: nonceIds };
  const executor = createRunExecutor({
    store,
    ports,
    clock: systemClock,
    workerId,
    runFusion,
    report: reportFailure,
  });
  const drawSeed = () => randomInt(2 ** 32);
  return { store, executor, models, guestAccess, drawSeed, createRunId, clock: systemClock, workerId };
}
