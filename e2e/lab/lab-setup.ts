import type { StoredSetup } from "@/lib/client/stored-setup";
import type { Member, Mode, WaitPolicy } from "@/lib/fusion/run-request";
import type { LabModel } from "./lab";

interface LabSetup {
  pool: (LabModel | Member)[];
  mode?: Mode;
  judges?: string[];
  wait?: WaitPolicy;
  limits?: Partial<StoredSetup["limits"]>;
}

/** A remembered setup, as an earlier visit would have left it. */
export function labSetup({ pool, mode = "merge", judges, wait, limits }: LabSetup): StoredSetup {
  return {
    profile: null,
    mode,
    pool: pool.map((member, index) => ({
      key: `k${index}`,
      member: typeof member === "string" ? { model: `lab/${member}` } : member,
    })),
    judges: judges ?? ["lab/judge"],
    criteria: null,
    wait: wait ?? { policy: "all" },
    limits: { deadlineMs: null, maxCostUsd: null, debateRounds: null, ...limits },
  };
}
