import type { ProfileSummary } from "@/lib/contract/models";
import type { ProfileSetup } from "@/lib/contract/profiles";
import { DEFAULT_LIMITS, defaultWait, type Limits, type WaitPolicy } from "@/lib/fusion/run-request";
import type { ResolvedSetup } from "./resolve-setup";

/** What a profile keeps of the setup on the screen. What is the server's default stays the server's to say. */
export function toProfileSetup({ mode, pool, judges, criteria, wait, limits }: ResolvedSetup): ProfileSetup {
  return {
    mode,
    pool: pool.map(({ member }) => member),
    judges,
    criteria,
    wait: isDefaultWait(wait, pool.length) ? null : wait,
    limits: keepLimits(limits),
  };
}

/** The same of a profile as it is listed: to make another like it. */
export function setupOfProfile({ mode, pool, judges, criteria, wait, limits }: ProfileSummary): ProfileSetup {
  return { mode, pool, judges, criteria, wait, limits };
}

function isDefaultWait(wait: WaitPolicy, poolSize: number): boolean {
  const usual = defaultWait(poolSize);
  if (wait.policy === "all" || usual.policy === "all") return wait.policy === usual.policy;
  return wait.count === usual.count && wait.graceMs === usual.graceMs;
}

function keepLimits({ deadlineMs, maxCostUsd, debateRounds }: Limits): ProfileSetup["limits"] {
  return {
    ...(deadlineMs !== DEFAULT_LIMITS.deadlineMs && { deadlineMs }),
    ...(maxCostUsd !== null && { maxCostUsd }),
    ...(debateRounds !== DEFAULT_LIMITS.debateRounds && { debateRounds }),
  };
}
