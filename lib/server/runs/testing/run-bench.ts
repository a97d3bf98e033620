/**
 * Everything the run service needs, in memory and on a clock that only the test moves. Several processes that share a
 * store are several benches.
 */

import type { CreateRun } from "@/lib/contract/create-run";
import type { ConnectionSummary } from "@/lib/contract/models";
import type { Price } from "@/lib/fusion/cost";
import type { RunEvent } from "@/lib/fusion/run-events";
import { runFusion } from "@/lib/fusion/run-fusion";
import { DEFAULT_CRITERIA } from "@/lib/fusion/run-request";
import { anyFormat } from "@/lib/fusion/testing/any-format";
import {
  createScriptedModels,
  type ScriptedModels,
  type Scripts,
} from "@/lib/fusion/testing/scripted-models";
import { createVirtualClock, type VirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { createAttachmentId } from "@/lib/server/attachments/attachment-id";
import { type AttachmentService, createAttachmentService } from "@/lib/server/attachments/attachment-service";
import { createMemoryAttachmentStore } from "@/lib/server/attachments/testing/memory-attachment-store";
import type { BudgetStore } from "@/lib/server/budgets/budget-store";
import { createBudgets } from "@/lib/server/budgets/budgets";
import { createMemoryBudgetStore } from "@/lib/server/budgets/testing/memory-budget-store";
import type { LimitStore } from "@/lib/server/limits/limit-store";
import { createLimits, type Limits } from "@/lib/server/limits/limits";
import { createMemoryLimitStore } from "@/lib/server/limits/memory-limit-store";
import { createWorkSlots, type WorkSlots } from "@/lib/server/limits/work-slots";
import { createProfileId } from "@/lib/server/profiles/profile-id";
import { createProfileService, type ProfileService } from "@/lib/server/profiles/profile-service";
import { createMemoryProfileStore } from "@/lib/server/profiles/testing/memory-profile-store";
import type { Outcome } from "@/lib/server/refusal";
import { goOnFrom } from "@/lib/server/runs/go-on-from";
import type { ModelDirectory } from "@/lib/server/runs/model-directory";
import type { ResolveDeps } from "@/lib/server/runs/resolve-run-request";
import { createRunExecutor, type SessionDeps as ExecutorDeps } from "@/lib/server/runs/run-executor";
import { createRunService, type RunService } from "@/lib/server/runs/run-service";
import type { RunServiceDeps } from "@/lib/server/runs/run-service-deps";
import type { SessionDeps } from "@/lib/server/runs/run-session-loop";
import type { RunStore } from "@/lib/server/runs/run-store";
import { createTokenWork } from "@/lib/server/runs/token-work";
import { createShareService, type ShareService } from "@/lib/server/shares/share-service";
import type { ShareStore } from "@/lib/server/shares/share-store";
import { createSlug } from "@/lib/server/shares/slug";
import { createMemoryShareStore } from "@/lib/server/shares/testing/memory-share-store";
import { createMemoryRunStore } from "./memory-run-store";
import { SAMPLE_STARTED_AT_MS, sampleId } from "./sample-run";

export const OWNER = "guest_one";

export interface Bench {
  service: RunService;
  attachments: AttachmentService;
  profiles: ProfileService;
  shares: ShareService;
  limits: Limits;
  /** With what resolving a request of `OWNER` needs beside. */
  deps: RunServiceDeps & { slots: WorkSlots } & Pick<
      ResolveDeps,
      "models" | "referTo" | "offeredProfiles" | "goOnFrom"
    >;
  store: RunStore;
  models: ScriptedModels;
  clock: VirtualClock;
  reports: string[];
  /** Lets time pass, only as fast as nothing else can happen, until the promise settles. */
  until<T>(promise: Promise<T>): Promise<T>;
  /** Starts a run and gives its id. */
  start(body?: Partial<CreateRun>, ownerId?: string): Promise<string>;
  /** Every event up to the run's end. */
  watch(runId: string, afterSeq?: number): Promise<RunEvent[]>;
}

export interface BenchOptions {
  scripts?: Scripts;
  prices?: Record<string, Price>;
  store?: RunStore;
  /** Beside the store, where that is no longer the bench's own. */
  shareStore?: ShareStore;
  clock?: VirtualClock;
  workerId?: string;
  maxLive?: number;
  guestAccess?: RunServiceDeps["guestAccess"];
  runFusion?: SessionDeps["runFusion"];
  onEnd?: ExecutorDeps["onEnd"];
  budgets?: BudgetStore;
  /** Without them there are none. */
  limits?: { requestsPerMinute?: number; concurrentRuns?: number; store?: LimitStore };
}

/** Two members that answer and a judge that keeps to no protocol, which is said as it is. */
export const BENCH_SCRIPTS: Scripts = {
  "lab/a": { kind: "says", pieces: ["Light ", "scatters ", "in air."] },
  "lab/b": { kind: "says", pieces: ["Rayleigh ", "scattering."], everyMs: 25 },
  "lab/j": { kind: "says", pieces: ["Both are right."], everyMs: 5 },
};

const SHARING = { createSlug, isInstanceConnection: (id: string) => id === BENCH_CONNECTION.id };

export function createBench(options: BenchOptions = {}): Bench {
  const {
    scripts = BENCH_SCRIPTS,
    prices,
    shareStore = createMemoryShareStore(),
    store = createMemoryRunStore(shareStore),
    workerId = "host:1:worker",
  } = options;
  const clock = options.clock ?? createVirtualClock(SAMPLE_STARTED_AT_MS);
  const models = createScriptedModels(scripts, { clock, prices });
  const reports: string[] = [];
  const ports = { models, clock, ids: { nonce: () => "0123456789abcdef" }, formats: anyFormat };
  const report = (what: string) => reports.push(what);
  const { budgets, profiles, attachments } = createServices(options, store, clock);
  const { limits, slots } = createLimiting(options, clock, workerId);
  const onEnd: ExecutorDeps["onEnd"] = async (run) => {
    await budgets.settle(run, run.spentUsd);
    await options.onEnd?.(run);
  };
  const engine = options.runFusion ?? runFusion;
  const tokenWork = createTokenWork();
  const executor = createRunExecutor(
    {
      ...{ store, openPorts: async () => ports, onEnd, onOver: slots.release },
      ...{ clock, workerId, tokenWork, runFusion: engine, report },
    },
    { maxLive: options.maxLive },
  );
  let ids = 0;
  const deps: Bench["deps"] = {
    ...{ store, budgets, slots, attachments, executor, tokenWork, clock, workerId },
    referTo: (ids) => attachments.refer(OWNER, ids),
    goOnFrom: (followUp) => goOnFrom(OWNER, followUp, deps),
    profilesOf: profiles.offered,
    offeredProfiles: () => profiles.offered(OWNER, deps.models),
    openUnstoredPorts: async () => ports,
    models: createDirectory(scripts, models),
    modelsOf: async () => deps.models,
    guestAccess: options.guestAccess ?? "all",
    drawSeed: () => 7,
    createRunId: () => sampleId(++ids),
  };
  const service = createRunService(deps);
  const shares = createShareService({ ...deps, ...SHARING, runs: service, shares: shareStore });
  const until = <T>(promise: Promise<T>) => passTime(clock, promise);
  return {
    ...{ service, attachments, profiles, shares, limits, deps, store, models, clock, reports, until },
    async start(body = {}, ownerId = OWNER) {
      const asked = { prompt: "Why is the sky blue?", ...body };
      return requireValue(await until(service.start(ownerId, asked, null))).id;
    },
    async watch(runId, afterSeq = 0) {
      const following = requireValue(
        await service.follow(OWNER, runId, afterSeq, new AbortController().signal),
      );
      return following.kind === "events" ? until(collect(following.batches)) : [];
    },
  };
}

/** What a run is started with beside the models. */
function createServices(options: BenchOptions, runs: RunStore, clock: VirtualClock) {
  const profileStore = createMemoryProfileStore();
  const attachmentStore = createMemoryAttachmentStore(runs);
  return {
    budgets: createBudgets({ store: options.budgets ?? createMemoryBudgetStore(), clock }),
    profiles: createProfileService({ store: profileStore, clock, createId: createProfileId }),
    attachments: createAttachmentService({ store: attachmentStore, clock, createId: createAttachmentId }),
  };
}

function createLimiting({ limits }: BenchOptions, clock: VirtualClock, workerId: string) {
  const env = { requestsPerMinute: 0, concurrentRuns: 0, ...limits };
  const limiting = { store: limits?.store ?? createMemoryLimitStore(), clock, env };
  return { limits: createLimits(limiting), slots: createWorkSlots({ ...limiting, workerId }) };
}

const BENCH_CONNECTION: ConnectionSummary = {
  id: "lab",
  name: "lab",
  kind: "openai-compatible",
  status: "ready",
  message: null,
};

/** Members are the models that are no judge; `lab/x` is known to nobody. */
function createDirectory(scripts: Scripts, models: ScriptedModels): ModelDirectory {
  const ids = Object.keys(scripts);
  const pool = ids.filter((id) => !id.startsWith("lab/j")).map((model) => ({ model }));
  const builtIn = { kind: "built-in" as const, by: null, judges: ["auto"], wait: null, limits: {} };
  const profile = { ...builtIn, about: "", pool, autoJudge: "lab/j", why: [], criteria: DEFAULT_CRITERIA };
  return {
    facts: (model) => (ids.includes(model) ? models.facts(model) : null),
    routes: (model, route) => models.routes(model, route),
    list: async () => ({ items: [], connections: [BENCH_CONNECTION] }),
    async check(model, role) {
      if (!ids.includes(model)) return { ok: false, code: "unknown-model", message: `There is no ${model}.` };
      const judges = model.startsWith("lab/j");
      if (role === "judge" && !judges)
        return { ok: false, code: "cannot-judge", message: `${model} cannot judge.` };
      if (role === "answer" && judges)
        return { ok: false, code: "cannot-answer", message: `${model} cannot answer.` };
      return { ok: true };
    },
    resolveJudge: () => ["lab/j"],
    isOwn: () => false,
    profiles: () => [
      { ...profile, id: "quality", slug: "quality", name: "Quality", mode: "merge" },
      { ...profile, id: "budget", slug: "budget", name: "Budget", mode: "best-of", pool: pool.slice(0, 1) },
    ],
  };
}

async function passTime<T>(clock: VirtualClock, promise: Promise<T>): Promise<T> {
  let settled = false;
  const mark = () => {
    settled = true;
  };
  promise.then(mark, mark);
  for (let idle = 0; !settled; ) {
    await settle();
    idle = settled || clock.advance() ? 0 : idle + 1;
    if (idle > 20) throw new Error("Nothing happens any more, and what was waited for did not.");
  }
  return promise;
}

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export async function collect(batches: AsyncIterable<RunEvent[]>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}

export function requireValue<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal.code}: ${outcome.refusal.detail}`);
  return outcome.value;
}

/** The code of a refusal. */
export function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? "accepted" : outcome.refusal.code;
}
