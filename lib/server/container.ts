/**
 * The only place that wires: environment, database, connections, models, runs (wire-runs.ts is a part of it). Made by the first
 * request or by instrumentation.ts, once in a process.
 */
import type { LocalServerOffer } from "@/lib/contract/connections";
import { toMicroUsd } from "@/lib/fusion/cost";
import { createAttachmentId } from "@/lib/server/attachments/attachment-id";
import { type AttachmentService, createAttachmentService } from "@/lib/server/attachments/attachment-service";
import { keepTidy } from "@/lib/server/attachments/attachment-upkeep";
import { createPrismaAttachmentStore } from "@/lib/server/attachments/prisma-attachment-store";
import type { AuthContainer } from "@/lib/server/auth/auth-container";
import { createAuth } from "@/lib/server/auth/create-auth";
import { createPrismaBillStore } from "@/lib/server/bills/prisma-bill-store";
import { type BillDeps, keepBillsSettled } from "@/lib/server/bills/settle-bills";
import { createBudgets } from "@/lib/server/budgets/budgets";
import { keepHoldsTrue } from "@/lib/server/budgets/keep-holds-true";
import { createPrismaBudgetStore } from "@/lib/server/budgets/prisma-budget-store";
import { createConnectionId } from "@/lib/server/connections/connection-id";
import { type ConnectionService, createConnectionService } from "@/lib/server/connections/connection-service";
import type { OpenDeps } from "@/lib/server/connections/open-connection";
import { createOwnerModels, type OwnerModels } from "@/lib/server/connections/owner-models";
import { createPrismaConnectionStore } from "@/lib/server/connections/prisma-connection-store";
import { sealAnew } from "@/lib/server/connections/seal-anew";
import { createDatabase } from "@/lib/server/db/client";
import { type Env, env } from "@/lib/server/env";
import { openMasterKeyFile } from "@/lib/server/keys/master-key-file";
import { keepSlots } from "@/lib/server/limits/keep-slots";
import { createLimits, type Limits } from "@/lib/server/limits/limits";
import { openLimitStore } from "@/lib/server/limits/open-limit-store";
import { createCallMeasuring } from "@/lib/server/measurements/call-measuring";
import type { Measurements } from "@/lib/server/measurements/measurements";
import { createPrismaCallStore } from "@/lib/server/measurements/prisma-call-store";
import { createConnections } from "@/lib/server/models/create-connections";
import { demoConnection } from "@/lib/server/models/demo/demo-connection";
import { localConnection } from "@/lib/server/models/extractive/extractive-connection";
import { findLocalServers } from "@/lib/server/models/find-local-servers";
import { type Catalogue, createCatalogue } from "@/lib/server/models/lists/catalogue";
import { keepListsFresh } from "@/lib/server/models/lists/keep-lists-fresh";
import { createPrismaCatalogueStore } from "@/lib/server/models/lists/prisma-catalogue-store";
import { systemTimers } from "@/lib/server/models/stream/timers";
import { toConnectionSpecs } from "@/lib/server/models/to-connection-specs";
import { createGuardedAgent } from "@/lib/server/net/guarded-agent";
import { createPrismaProfileStore } from "@/lib/server/profiles/prisma-profile-store";
import { createProfileId } from "@/lib/server/profiles/profile-id";
import { createProfileService, type ProfileService } from "@/lib/server/profiles/profile-service";
import { reportFailure } from "@/lib/server/report-failure";
import { createPrismaRunStore } from "@/lib/server/runs/prisma-run-store";
import { createRunService, type RunService } from "@/lib/server/runs/run-service";
import { handOver, keepUp } from "@/lib/server/runs/run-upkeep";
import { keepIndexing } from "@/lib/server/runs/search/index-older-runs";
import { systemClock } from "@/lib/server/runs/system-clock";
import { createPrismaShareStore } from "@/lib/server/shares/prisma-share-store";
import { createShareService, type ShareService } from "@/lib/server/shares/share-service";
import { createSlug } from "@/lib/server/shares/slug";
import { createUsageService, type UsageService } from "@/lib/server/usage/usage-service";
import { createPrismaUsageStore } from "@/lib/server/usage/usage-store";
import { createPrismaVoteStore } from "@/lib/server/votes/prisma-vote-store";
import { createVoteService, type VoteService } from "@/lib/server/votes/vote-service";
import { wireRuns } from "./wire-runs";

export interface Container extends AuthContainer {
  runs: RunService;
  shares: ShareService;
  models: Pick<OwnerModels, "forOwner">;
  connections: ConnectionService;
  attachments: AttachmentService;
  profiles: ProfileService;
  usage: UsageService;
  votes: VoteService;
  measurements: Measurements;
  limits: Limits;
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
  holder.tokamakContainer ??= createContainer(env());
  return holder.tokamakContainer;
}

/** Puts another in its place: for tests of routes. */
export function installContainer(container: Container): void {
  holder.tokamakContainer = container;
}

export function createContainer(environment: Env): Container {
  const parts = wireParts(environment);
  const ending = new AbortController();
  return {
    ...parts.auth,
    runs: parts.runs,
    shares: wireShares(parts),
    models: parts.models,
    attachments: parts.attachments,
    profiles: parts.profiles,
    usage: parts.usage,
    votes: parts.votes,
    connections: parts.connections,
    measurements: parts.measuring,
    limits: parts.limits,
    clock: systemClock,
    async checkDatabase() {
      await parts.database.prisma.run.findFirst({ select: { id: true } });
    },
    startUpkeep: () => startUpkeep(parts, ending.signal),
    async shutDown() {
      ending.abort();
      await handOver(parts.runDeps);
      await parts.measuring.flush();
      parts.limitStore.close();
      await Promise.all([parts.database.close(), parts.opening.guardedAgent.destroy()]);
    },
  };
}

type Parts = ReturnType<typeof wireParts>;

function wireParts(environment: Env) {
  const database = createDatabase(environment.database);
  const connectionStore = createPrismaConnectionStore(database);
  const catalogue = createCatalogue(createPrismaCatalogueStore(database), reportFailure);
  const opening = wireOpening(environment, catalogue);
  const instance = [
    ...createConnections(toConnectionSpecs(environment), { catalogue }),
    demoConnection({ pace: environment.demoPace }),
    localConnection(),
  ];
  const { guestAccess } = environment;
  const measuring = createCallMeasuring({
    store: createPrismaCallStore(database),
    ...{ clock: systemClock, timers: systemTimers, report: reportFailure },
  });
  const owning = { ...opening, store: connectionStore };
  const models = createOwnerModels({ ...owning, instance, guestAccess, speeds: measuring.speeds });
  const kept = { store: createPrismaAttachmentStore(database), clock: systemClock };
  const attachments = createAttachmentService({ ...kept, createId: createAttachmentId });
  const profiles = createProfileService({
    store: createPrismaProfileStore(database),
    ...{ clock: systemClock, createId: createProfileId },
  });
  const bills = createPrismaBillStore(database);
  const budgetStore = createPrismaBudgetStore(database);
  const budgets = createBudgets({ store: budgetStore, clock: systemClock });
  const runStore = createPrismaRunStore(database);
  const usage = createUsageService({
    ...{ store: createPrismaUsageStore(database), budgets, clock: systemClock },
    profileNames: async (ownerId) =>
      new Map((await profiles.list(ownerId)).items.map(({ id, name }) => [id, name])),
  });
  const limitStore = openLimitStore(environment.limits.redisUrl, {
    clock: systemClock,
    report: reportFailure,
  });
  const limiting = { store: limitStore.store, clock: systemClock, env: environment.limits };
  const runDeps = wireRuns({
    ...{ models, measuring, attachments, profiles, bills, budgets, guestAccess, limiting },
    store: runStore,
  });
  const runs = createRunService(runDeps);
  const votes = createVoteService({ store: createPrismaVoteStore(database), runs, clock: systemClock });
  const auth = createAuth(environment, {
    ...{ database, ring: opening.ring, executor: runDeps.executor, tokenWork: runDeps.tokenWork, budgets },
    ...{ clock: systemClock, flushCalls: measuring.flush },
  });
  const connections = createConnectionService({
    ...{ ...owning, models, clock: systemClock, createId: createConnectionId },
    instanceIds: instance.map(({ id }) => id),
    // Others would be shown what runs on a machine that is not theirs.
    findLocalServers: environment.isLoopback ? listLocalServers : null,
  });
  return {
    ...{ database, auth, opening, connectionStore, catalogue, instance, measuring, models },
    ...{ kept, attachments, bills, profiles, usage, budgets, budgetStore, runStore, runDeps, runs, votes },
    ...{ connections, limitStore, limits: createLimits(limiting) },
  };
}

async function startUpkeep(parts: Parts, signal: AbortSignal): Promise<void> {
  const report = reportFailure;
  // On their way by the first request; a session that is taken up again waits for them itself.
  const { instance, catalogue } = parts;
  keepListsFresh({ connections: instance, catalogue, clock: systemClock, report }, signal);
  await sealAnew(parts.connectionStore, parts.opening.ring);
  await parts.measuring.startUpkeep(signal);
  await keepUp({ ...parts.runDeps, report }, signal);
  await parts.limitStore.connect();
  await keepSlots({ ...parts.runDeps, report }, signal);
  await keepTidy({ ...parts.kept, report }, signal);
  await keepIndexing({ ...parts.database, report }, signal);
  await keepBillsSettled({ ...wireBills(parts), report }, signal);
  await keepHoldsTrue(
    { budgets: parts.budgetStore, runs: parts.runStore, clock: systemClock, report },
    signal,
  );
}

async function listLocalServers(): Promise<LocalServerOffer[]> {
  return (await findLocalServers()).map(({ name, baseURL, models }) => ({ name, baseUrl: baseURL, models }));
}

function wireShares({ database, instance, runDeps, runs }: Parts): ShareService {
  const ids = new Set(instance.map(({ id }) => id));
  return createShareService({
    ...{ ...runDeps, runs, createSlug, shares: createPrismaShareStore(database) },
    isInstanceConnection: (id) => ids.has(id),
  });
}

function wireBills({ measuring, bills: store, models, runs }: Parts): BillDeps {
  return {
    store,
    clock: systemClock,
    tellCost: async ({ ownerId, model, generationId }, signal) =>
      (await models.forOwner(ownerId)).tellCost(model, generationId, signal),
    settleRun: ({ ownerId, runId, generationId }, usd) => runs.settle(ownerId, runId, generationId, usd),
    settleCall: (generationId, usd) => measuring.correctCost(generationId, toMicroUsd(usd)),
  };
}

/** What it takes to open the connections that people add. */
function wireOpening({ keyRing, dataDir, privateHosts, providerURLs }: Env, catalogue: Catalogue): OpenDeps {
  return {
    ring: keyRing ?? openMasterKeyFile(dataDir),
    allowed: privateHosts,
    guardedAgent: createGuardedAgent({ allowed: privateHosts }),
    providerURLs,
    catalogue,
  };
}
