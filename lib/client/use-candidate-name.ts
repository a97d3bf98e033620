import { useQuery } from "@tanstack/react-query";
import type { ModelList } from "@/lib/contract/models";
import type { Label } from "@/lib/fusion/labels";
import type { CandidateState } from "@/lib/fusion/run-state";
import { modelName } from "./describe-setup";
import { modelsQuery } from "./models-query";
import { useRun } from "./use-run";

/** How a candidate is called: by its own name, else by its model's as the picker shows it. */
export function useCandidateName(label: Label): string {
  const { data: models } = useQuery(modelsQuery);
  return useRun((run) => {
    const candidate = run.candidates.find((each) => each.label === label);
    if (!candidate) return "";
    return nameCandidate(candidate, models);
  });
}

export function nameCandidate(
  { name, model }: Pick<CandidateState, "name" | "model">,
  models: ModelList | undefined,
): string {
  return name === model ? modelName(name, models) : name;
}
