import type { CreateRun } from "@/lib/contract/create-run";
import { type AnswerPick, isPasted, type RunRequest } from "@/lib/fusion/run-request";

/**
 * The body of a run that goes on from another with the same setup. Answers that were pasted there were answers to that prompt:
 * they stay behind, unless there was nothing else.
 */
export function toFollowUp(
  request: RunRequest,
  { run, pick, prompt }: { run: string; pick: AnswerPick; prompt: string },
): CreateRun {
  const { mode, system, judge, wait, limits } = request;
  const asked = request.pool.filter((member) => !isPasted(member));
  const pool = asked.length > 0 ? asked : request.pool;
  const fits = wait.policy !== "quorum" || wait.count <= pool.length;
  return {
    prompt,
    followUp: { run, pick },
    ...(system !== null && { system }),
    mode,
    pool,
    judge: { models: judge.auto ? ["auto"] : judge.models, criteria: judge.criteria },
    ...(fits && { wait }),
    limits,
  };
}
