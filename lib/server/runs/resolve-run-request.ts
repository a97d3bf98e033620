/**
 * From what a client sent to a run as it is accepted: every default filled in, every model checked, in one place for
 * starting and for estimating.
 */
import { isDeepStrictEqual } from "node:util";
import type { CreateRun } from "@/lib/contract/create-run";
import type { ProfileSummary } from "@/lib/contract/models";
import {
  type AttachmentRef,
  DEFAULT_CRITERIA,
  DEFAULT_LIMITS,
  defaultWait,
  isSoleWriter,
  type Member,
  type RunRequest,
  type WaitPolicy,
} from "@/lib/fusion/run-request";
import type { GuestAccess } from "@/lib/server/env";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { checkGrant } from "@/lib/server/tokens/check-grant";
import type { Asked } from "./asked";
import { checkModels } from "./check-models";
import type { GoneOnFrom } from "./go-on-from";
import type { ModelDirectory } from "./model-directory";
import { resolveJudge } from "./resolve-judge";
import { splitConversation } from "./split-conversation";

export interface ResolveDeps {
  models: ModelDirectory;
  guestAccess: GuestAccess;
  /** 0 to 2^32 - 1. */
  drawSeed: () => number;
  /** Those that the asking owner may start a run with; the first is the default. */
  offeredProfiles(): Promise<ProfileSummary[]>;
  /** The asking owner's, in this order; refused where one is not theirs. */
  referTo(attachmentIds: readonly string[]): Promise<Outcome<AttachmentRef[]>>;
  /** What was said before, by the asking owner's own runs. */
  goOnFrom(followUp: NonNullable<CreateRun["followUp"]>): Promise<Outcome<GoneOnFrom>>;
}

export interface ResolvedRun {
  request: RunRequest;
  /** The id of the profile that it counts for; null: it was put together by hand. */
  profile: string | null;
}

export async function resolveRunRequest(
  body: CreateRun,
  deps: ResolveDeps,
  { grant, program }: Pick<Asked, "grant" | "program">,
): Promise<Outcome<ResolvedRun>> {
  // What a profile and `auto` stand for depends on what is connected: the lists must have been asked for once.
  await deps.models.list();
  const profile = isWhole(body) ? accept(BY_HAND) : findProfile(body.profile, await deps.offeredProfiles());
  if (!profile.ok) return profile;
  const pool = body.pool ?? profile.value.pool;
  const wait = body.wait ?? waitFor(pool, profile.value);
  if (wait.policy === "quorum" && wait.count > pool.length) return refuseQuorum(wait.count, pool.length);
  const criteria = body.criteria ?? body.judge?.criteria ?? profile.value.criteria;
  const judge = { ...resolveJudge(body.judge?.models ?? profile.value.judges, pool, deps), criteria };
  const own = { ownPool: body.pool !== undefined, ownJudge: body.judge?.models !== undefined };
  const judges = isSoleWriter({ pool }) ? [] : judge.models;
  const refusal =
    checkGrant(grant, { profile: profile.value.id, ...own }, { pool, judges }) ??
    (await checkModels({ pool, judges: judge.models }, deps));
  if (refusal) return refusal;
  const attachments = body.attachments ? await deps.referTo(body.attachments) : accept([]);
  if (!attachments.ok) return attachments;
  const before = body.followUp ? await deps.goOnFrom(body.followUp) : accept(null);
  if (!before.ok) return before;
  const request: RunRequest = {
    ...(program ?? splitConversation(body)),
    ...before.value?.conversation,
    ...(attachments.value.length > 0 && { attachments: attachments.value }),
    mode: body.mode ?? profile.value.mode,
    pool,
    judge,
    wait,
    limits: {
      ...DEFAULT_LIMITS,
      ...withoutUndefined(profile.value.limits),
      ...withoutUndefined(body.limits ?? {}),
    },
    seed: body.seed ?? deps.drawSeed(),
  };
  const begunWith = body.profile === undefined ? (before.value?.profile ?? null) : null;
  return accept({ request, profile: countsFor(body, profile.value) ?? begunWith });
}

/** What a request takes from the profile that it names, or from the default one. */
type Defaults = Pick<ProfileSummary, "mode" | "pool" | "judges" | "criteria" | "wait" | "limits"> & {
  id: string | null;
};

/** Stands for the profile of a request that leaves nothing to one: profiles are read, and resolved, only where they are asked. */
const BY_HAND: Defaults = {
  ...{ id: null, mode: "merge", pool: [], judges: [], criteria: DEFAULT_CRITERIA, wait: null, limits: {} },
};

function isWhole({ profile, mode, pool, judge, criteria, wait, limits }: CreateRun): boolean {
  return (
    profile === undefined &&
    Boolean(mode && pool && judge?.models && (criteria ?? judge.criteria) && wait && limits)
  );
}

/** Null where the pool is the caller's own, or the profile was changed for this run: its record is of itself only. */
function countsFor(body: CreateRun, found: Defaults): string | null {
  if (body.profile === undefined && body.pool !== undefined) return null;
  return isAsItIs(body, found) ? found.id : null;
}

/** Limits aside: a cap changes no answer. */
function isAsItIs(
  { mode, pool, judge, criteria = judge?.criteria, wait }: CreateRun,
  found: Defaults,
): boolean {
  const pairs = [
    [mode, found.mode],
    [pool, found.pool],
    [judge?.models, found.judges],
    [criteria, found.criteria],
    [wait, waitFor(found.pool, found)],
  ];
  return pairs.every(([own, its]) => own === undefined || isDeepStrictEqual(own, its));
}

/** By its id, or by the name in `fusion/<slug>`: the built-in ones and one's own go before those that others offer. */
function findProfile(id: string | undefined, profiles: readonly ProfileSummary[]): Outcome<Defaults> {
  const profile =
    id === undefined
      ? profiles[0]
      : (profiles.find((one) => one.id === id) ?? profiles.find((one) => one.slug === id));
  if (profile) return accept(profile);
  const known = profiles.map((one) => one.slug).join(", ");
  const message = `There is no profile "${id}": choose one of ${known}, or leave it out.`;
  return refuse("invalid-body", message, { errors: [{ path: "profile", message }] });
}

/** A profile's own wait, unless the pool that was given beside it is too small for it. */
function waitFor(pool: readonly Member[], { wait }: Defaults): WaitPolicy {
  if (wait === null || (wait.policy === "quorum" && wait.count > pool.length))
    return defaultWait(pool.length);
  return wait;
}

function refuseQuorum(count: number, size: number) {
  const message = `A quorum of ${count} is larger than the pool of ${size}: lower it, or add members.`;
  return refuse("invalid-body", message, { errors: [{ path: "wait.count", message }] });
}

function withoutUndefined<T extends object>(settings: T): T {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as T;
}
