/**
 * From what a client sent to a run as it is accepted: every default filled in, every model checked, in one place for
 * starting and for estimating.
 */
import type { CreateRun } from "@/lib/contract/create-run";
import { DEFAULT_LIMITS, defaultWait, type RunRequest } from "@/lib/fusion/run-request";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { checkModels } from "./check-models";
import type { GuestAccess } from "./guest-access";
import type { ModelDirectory, RunProfile } from "./model-directory";
import { resolveJudge } from "./resolve-judge";
import { splitConversation } from "./split-conversation";

export interface ResolveDeps {
  models: ModelDirectory;
  guestAccess: GuestAccess;
  /** 0 to 2^32 - 1. */
  drawSeed: () => number;
}

export async function resolveRunRequest(body: CreateRun, deps: ResolveDeps): Promise<Outcome<RunRequest>> {
  const profile = await findProfile(body.profile, deps.models);
  if (!profile.ok) return profile;
  const pool = body.pool ?? profile.value.pool;
  const wait = body.wait ?? defaultWait(pool.length);
  if (wait.policy === "quorum" && wait.count > pool.length) return refuseQuorum(wait.count, pool.length);
  const criteria = body.criteria ?? body.judge?.criteria ?? profile.value.criteria;
  const judge = { ...(await resolveJudge(body.judge?.models, pool, deps)), criteria };
  const refusal = await checkModels({ pool, judges: judge.models }, deps);
  if (refusal) return refusal;
  return accept({
    ...splitConversation(body),
    mode: body.mode ?? profile.value.mode,
    pool,
    judge,
    wait,
    limits: { ...DEFAULT_LIMITS, ...withoutUndefined(body.limits ?? {}) },
    seed: body.seed ?? deps.drawSeed(),
  });
}

async function findProfile(id: string | undefined, models: ModelDirectory): Promise<Outcome<RunProfile>> {
  const profiles = await models.listProfiles();
  const profile = id === undefined ? profiles[0] : profiles.find((one) => one.id === id);
  if (profile) return accept(profile);
  const known = profiles.map((one) => one.id).join(", ");
  const message = `There is no profile "${id}": choose one of ${known}, or leave it out.`;
  return refuse("invalid-body", message, { errors: [{ path: "profile", message }] });
}

function refuseQuorum(count: number, size: number) {
  const message = `A quorum of ${count} is larger than the pool of ${size}: lower it, or add members.`;
  return refuse("invalid-body", message, { errors: [{ path: "wait.count", message }] });
}

function withoutUndefined<T extends object>(settings: T): T {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as T;
}
