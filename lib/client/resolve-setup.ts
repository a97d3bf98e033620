import type { ModelList, ProfileSummary } from "@/lib/contract/models";
import {
  type Criterion,
  DEFAULT_CRITERIA,
  DEFAULT_LIMITS,
  defaultWait,
  type Limits,
  type Mode,
  type WaitPolicy,
} from "@/lib/fusion/run-request";
import { PLAIN_SETUP, type PoolEntry, type StoredSetup } from "./stored-setup";

/** What will run: the profile with the person's changes on top. */
export interface ResolvedSetup {
  profile: ProfileSummary | null;
  /** Something differs from the profile. */
  edited: boolean;
  mode: Mode;
  pool: PoolEntry[];
  judges: string[];
  /** What `auto` stands for, where the profile's own pool is used; else the estimate says. */
  autoJudge: string | null;
  criteria: Criterion[];
  wait: WaitPolicy;
  /** The quorum asked for, where the pool is now too small for it. */
  loweredFrom: number | null;
  limits: Limits;
}

/** `preferred`: the profile to start from where the setup names none that is there; else the server's default. */
export function resolveSetup(
  setup: StoredSetup,
  models: ModelList | undefined,
  preferred: string | null = null,
): ResolvedSetup {
  const profile = findProfile([setup.profile, preferred], models);
  const resolved = { profile, ...resolveParts(setup, profile) };
  return { ...resolved, edited: isEdited(setup, resolved) };
}

function resolveParts(setup: StoredSetup, profile: ProfileSummary | null) {
  const pool = setup.pool ?? profilePool(profile);
  const asked = setup.wait ?? profileWait(profile, pool.length);
  const tooMany = asked.policy === "quorum" && pool.length > 0 && asked.count > pool.length;
  return {
    mode: setup.mode ?? profile?.mode ?? "merge",
    pool,
    judges: setup.judges ?? profile?.judges ?? ["auto"],
    autoJudge: setup.pool === null ? (profile?.autoJudge ?? null) : null,
    criteria: setup.criteria ?? profile?.criteria ?? DEFAULT_CRITERIA,
    wait: tooMany ? { ...asked, count: pool.length } : asked,
    loweredFrom: tooMany ? asked.count : null,
    limits: resolveLimits(setup.limits, profile?.limits ?? {}),
  };
}

function resolveLimits(own: StoredSetup["limits"], given: ProfileSummary["limits"]): Limits {
  return {
    deadlineMs: own.deadlineMs ?? given.deadlineMs ?? DEFAULT_LIMITS.deadlineMs,
    maxCostUsd: own.maxCostUsd === "none" ? null : (own.maxCostUsd ?? given.maxCostUsd ?? null),
    debateRounds: own.debateRounds ?? given.debateRounds ?? DEFAULT_LIMITS.debateRounds,
  };
}

/** As the server fills it in: a profile's own wait, unless the pool has become too small for it. */
function profileWait(profile: ProfileSummary | null, poolSize: number): WaitPolicy {
  const wait = profile?.wait ?? null;
  if (wait === null || (wait.policy === "quorum" && wait.count > poolSize)) return defaultWait(poolSize);
  return wait;
}

function findProfile(
  asked: readonly (string | null)[],
  models: ModelList | undefined,
): ProfileSummary | null {
  if (!models) return null;
  const found = asked.flatMap((id) => models.profiles.find((profile) => profile.id === id) ?? []);
  return found[0] ?? models.profiles[0] ?? null;
}

function profilePool(profile: ProfileSummary | null): PoolEntry[] {
  return (profile?.pool ?? []).map((member, index) => ({ key: `p${index}`, member }));
}

/** By what it comes to: a change that says the same as the profile is none. */
function isEdited(setup: StoredSetup, resolved: Omit<ResolvedSetup, "edited">): boolean {
  if (isPlain(setup)) return false;
  return toComparable(resolved) !== toComparable(resolveParts(PLAIN_SETUP, resolved.profile));
}

type Comparable = Pick<ResolvedSetup, "mode" | "pool" | "judges" | "criteria" | "wait" | "limits">;

function toComparable({ mode, pool, judges, criteria, wait, limits }: Comparable): string {
  const members = pool.map((entry) => Object.entries(entry.member).sort());
  const weighed = criteria.map(({ name, weight, instruction }) => [name, weight, instruction]);
  const waited = wait.policy === "all" ? "all" : [wait.count, wait.graceMs];
  return JSON.stringify([
    mode,
    members,
    judges,
    weighed,
    waited,
    limits.deadlineMs,
    limits.maxCostUsd,
    limits.debateRounds,
  ]);
}

/** Nothing was changed on top of the profile. */
export function isPlain(setup: StoredSetup): boolean {
  const { profile: _, limits, ...parts } = setup;
  return [...Object.values(parts), ...Object.values(limits)].every((part) => part === null);
}
