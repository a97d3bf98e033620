import type { ModelList } from "@/lib/contract/models";
import { LABELS } from "@/lib/fusion/labels";
import { isPasted } from "@/lib/fusion/run-request";
import type { CandidateState, RunState } from "@/lib/fusion/run-state";
import { modelName } from "./describe-setup";
import { connectionOf } from "./format";

/** Who answers instead of whom, in a sentence, for each time that a candidate's call went over. */
export function describeReroutes(
  run: RunState,
  candidate: CandidateState,
  models: ModelList | undefined,
): string[] {
  const { rerouted = [], status } = candidate;
  // The last one is there, unless it failed as well.
  const answers = status !== "failed" && status !== "stopped";
  return rerouted.map(({ why, from, to, name }, index) => {
    if (why === "failover") return `Asked through ${connectionOf(to)} instead of ${connectionOf(from)}.`;
    const before = rerouted[index - 1]?.name ?? givenName(run, candidate) ?? from;
    const verb = answers && index === rerouted.length - 1 ? "answers" : "was asked";
    return `${nameOf(name, to, models)} ${verb} instead of ${nameOf(before, from, models)}.`;
  });
}

function givenName(run: RunState, { label }: CandidateState): string | undefined {
  const member = run.request?.pool[LABELS.indexOf(label)];
  return member && !isPasted(member) ? member.name : undefined;
}

function nameOf(name: string, model: string, models: ModelList | undefined): string {
  return name === model ? modelName(model, models) : name;
}
