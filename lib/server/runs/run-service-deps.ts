import type { ProfileSummary } from "@/lib/contract/models";
import type { Clock, FusionPorts } from "@/lib/fusion/ports";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { AttachmentService } from "@/lib/server/attachments/attachment-service";
import type { Budgets } from "@/lib/server/budgets/budgets";
import type { WorkSlots } from "@/lib/server/limits/work-slots";
import { goOnFrom } from "./go-on-from";
import { accessOf } from "./guest-access";
import type { ModelDirectory } from "./model-directory";
import type { ResolveDeps } from "./resolve-run-request";
import type { RunExecutor } from "./run-executor";
import type { RunStore } from "./run-store";
import type { TokenWork } from "./token-work";

/** A claim holds this long without renewal. */
export const LEASE_MS = 10_000;

export interface RunServiceDeps
  extends Omit<ResolveDeps, "models" | "referTo" | "offeredProfiles" | "goOnFrom"> {
  /** Those that an owner may start a run with, as they resolve by these models; the first is the default. */
  profilesOf(ownerId: string, models: ModelDirectory): Promise<ProfileSummary[]>;
  /** The models that an owner may use, now. */
  modelsOf(ownerId: string): Promise<ModelDirectory>;
  attachments: Pick<AttachmentService, "refer" | "get">;
  store: RunStore;
  budgets: Pick<Budgets, "hold" | "giveBack" | "settle" | "view">;
  /** Room among the runs under way: taken before a session is opened, given back by the executor. */
  slots: Pick<WorkSlots, "take" | "release">;
  executor: RunExecutor;
  tokenWork: TokenWork;
  /** What the engine needs for a run that is not stored, with the owner's models. */
  openUnstoredPorts(ownerId: string): Promise<FusionPorts>;
  clock: Clock;
  workerId: string;
  createRunId: () => string;
}

export type Following = { kind: "caught-up" } | { kind: "events"; batches: AsyncIterable<RunEvent[]> };

/** What it takes to resolve a request of this owner. */
export async function resolveDepsOf(ownerId: string, deps: RunServiceDeps): Promise<ResolveDeps> {
  const models = await deps.modelsOf(ownerId);
  return {
    ...deps,
    guestAccess: accessOf(ownerId, deps.guestAccess),
    models,
    referTo: (ids) => deps.attachments.refer(ownerId, ids),
    goOnFrom: (followUp) => goOnFrom(ownerId, followUp, deps),
    offeredProfiles: () => deps.profilesOf(ownerId, models),
  };
}
