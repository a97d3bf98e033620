/**
 * What a run under way is committed to: what it has spent, and the most that its open calls and what is still to come may add.
 * By it a cap is kept when more is asked of a run than it was started with. Called by the engine and the run service.
 */
import { addCosts, type Cost } from "./cost";
import { type Outlay, worstOfFusion, worstOfMember } from "./estimate";
import { isOpen } from "./is-open";
import type { RunCommand } from "./run-commands";
import { isPasted, type RunRequest } from "./run-request";
import type { CandidateState, FusionState, RunState } from "./run-state";

type MoreWork = Extract<RunCommand, { type: "retry" | "fuse" }>;

export interface OverCap {
  capUsd: number;
  /** What the run may come to. */
  worst: Cost;
}

/** Null where the run has no cap, or what is asked fits it; else what it may then come to. */
export function exceedsCap(
  run: { request: RunRequest; state: RunState },
  asked: MoreWork,
  models: Outlay,
): OverCap | null {
  const capUsd = run.request.limits.maxCostUsd;
  if (capUsd === null) return null;
  // "Judge now" takes the place of the judging that was to come.
  const planned = asked.type === "fuse" && run.state.fusions.length === 0 ? "pool" : "all";
  const worst = addCosts([commitmentOf(run, models, planned), worstOfMore(run, asked, models)]);
  return worst.usd !== null && worst.usd <= capUsd ? null : { capUsd, worst };
}

export function describeOverCap({ capUsd, worst }: OverCap): string {
  return worst.usd === null
    ? `What this would cost is not known, so the run's cap of $${capUsd} cannot hold: choose priced models, or start a new run without a cap.`
    : `With this the run may come to $${worst.usd}, more than its cap of $${capUsd}: choose a cheaper model, or start a new run with a higher cap.`;
}

/** The most that a run comes to if nothing more is asked of it. */
export function commitmentOf(
  { request, state }: { request: RunRequest; state: RunState },
  models: Outlay,
  planned: "pool" | "all" = "all",
): Cost {
  const candidates = state.candidates.map((candidate, index) =>
    candidateCommitment(candidate, request, index, models),
  );
  const fusions = state.fusions.map((fusion) => fusionCommitment(fusion, { request, state }, models));
  const toBeJudged = state.fusions.length === 0 && state.candidates.some(isOpen);
  const firstFusion =
    !toBeJudged || planned === "pool" ? [] : [worstOfFusion(request, answersOf(state, null), models)];
  return addCosts([...candidates, ...fusions, ...firstFusion]);
}

/** What is not known counts as the most it can have been: a cap that trusts in luck is none. */
function candidateCommitment(
  candidate: CandidateState,
  request: RunRequest,
  index: number,
  models: Outlay,
): Cost {
  const member = request.pool[index];
  const spent = candidate.spentBefore ?? addCosts([]);
  if (!member || isPasted(member)) return spent;
  const mayStillCost = isOpen(candidate) || (candidate.served && candidate.cost.usd === null);
  if (mayStillCost) return addCosts([spent, worstOfMember(request, member, models)]);
  return candidate.cost.usd === null ? spent : addCosts([spent, candidate.cost]);
}

function fusionCommitment(
  fusion: FusionState,
  { request, state }: { request: RunRequest; state: RunState },
  models: Outlay,
): Cost {
  const spent = fusion.spentBefore ?? addCosts([]);
  const mayStillCost = fusion.status === "running" || (fusion.served && fusion.cost.usd === null);
  if (mayStillCost) {
    const asked = toFusionRequest(request, fusion);
    return addCosts([spent, worstOfFusion(asked, answersOf(state, fusion.candidates), models)]);
  }
  return fusion.cost.usd === null ? spent : addCosts([spent, fusion.cost]);
}

/** The most that it can add to the run. */
export function worstOfMore(
  { request, state }: { request: RunRequest; state: RunState },
  asked: MoreWork,
  models: Outlay,
): Cost {
  if (asked.type === "fuse") {
    const { spec } = asked;
    const judged = { ...request, mode: spec.mode ?? request.mode, judge: spec.judge ?? request.judge };
    return worstOfFusion(judged, answersOf(state, spec.candidates ?? null), models);
  }
  const index = state.candidates.findIndex(({ label }) => label === asked.candidate);
  const member = request.pool[index];
  const again = member ? worstOfMember(request, member, models) : addCosts([]);
  // A run that nobody judged yet is judged once this answer is there.
  const judging = state.fusions.length === 0 && state.candidates.every((one) => !isOpen(one));
  const answers = answersOf(state, null).map((text, at) => (at === index ? null : text));
  return judging ? addCosts([again, worstOfFusion(request, answers, models)]) : again;
}

function toFusionRequest(request: RunRequest, { mode, judge }: FusionState): RunRequest {
  return { ...request, mode, judge: { ...request.judge, models: judge ? [judge] : request.judge.models } };
}

/** By the pool's order: each answer that may be judged, null where it is still to come, "" where it takes no part. */
function answersOf({ candidates }: RunState, labels: readonly string[] | null): (string | null)[] {
  return candidates.map((candidate) => {
    if (labels !== null && !labels.includes(candidate.label)) return "";
    return isOpen(candidate) ? null : candidate.text;
  });
}
