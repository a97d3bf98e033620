import type { WaitPolicy } from "./run-request";

/** How the pool stands while the judge waits for it. */
export interface PoolProgress {
  /** Answers fit to be judged. */
  ready: number;
  /** Members still speaking. */
  open: number;
  /** Whether the grace after the quorum has run out. */
  graceOver: boolean;
}

/** `grace`: the quorum is there, the last ones get `graceMs` more. */
export type WaitDecision = "wait" | "grace" | "judge";

/** Pure. Once nobody is open there is nothing to wait for, whatever the policy hoped for. */
export function decideWait(policy: WaitPolicy, { ready, open, graceOver }: PoolProgress): WaitDecision {
  if (open === 0) return "judge";
  if (policy.policy === "all" || ready < policy.count) return "wait";
  return graceOver || policy.graceMs === 0 ? "judge" : "grace";
}
