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
import type { PoolEntry, StoredSetup } from "./stored-setup";

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

export function resolveSetup(setup: StoredSetup, models: ModelList | undefined): ResolvedSetup {
  const profile = findProfile(setup, models);
  const pool = setup.pool ?? profilePool(profile);
  const asked = setup.wait ?? defaultWait(pool.length);
  const tooMany = asked.policy === "quorum" && pool.length > 0 && asked.count > pool.length;
  return {
    profile,
    edited: isEdited(setup),
    mode: setup.mode ?? profile?.mode ?? "merge",
    pool,
    judges: setup.judges ?? ["auto"],
    autoJudge: setup.pool === null ? (profile?.autoJudge ?? null) : null,
    criteria: setup.criteria ?? profile?.criteria ?? DEFAULT_CRITERIA,
    wait: tooMany ? { ...asked, count: pool.length } : asked,
    loweredFrom: tooMany ? asked.count : null,
    limits: {
      deadlineMs: setup.limits.deadlineMs ?? DEFAULT_LIMITS.deadlineMs,
      maxCostUsd: setup.limits.maxCostUsd,
      debateRounds: setup.limits.debateRounds ?? DEFAULT_LIMITS.debateRounds,
    },
  };
}

function findProfile(setup: StoredSetup, models: ModelList | undefined): ProfileSummary | null {
  if (!models) return null;
  return models.profiles.find((profile) => profile.id === setup.profile) ?? models.profiles[0] ?? null;
}

function profilePool(profile: ProfileSummary | null): PoolEntry[] {
  return (profile?.pool ?? []).map((member, index) => ({ key: `p${index}`, member }));
}

export function isEdited(setup: StoredSetup): boolean {
  const { profile: _, limits, ...parts } = setup;
  return (
    Object.values(parts).some((part) => part !== null) ||
    Object.values(limits).some((limit) => limit !== null)
  );
}
