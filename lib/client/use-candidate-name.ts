import { useQuery } from "@tanstack/react-query";
import type { Label } from "@/lib/fusion/labels";
import { modelName } from "./describe-setup";
import { modelsQuery } from "./models-query";
import { useRun } from "./use-run";

/** How a candidate is called: by its own name, else by its model's as the picker shows it. */
export function useCandidateName(label: Label): string {
  const { data: models } = useQuery(modelsQuery);
  return useRun((run) => {
    const candidate = run.candidates.find((each) => each.label === label);
    if (!candidate) return "";
    return candidate.name === candidate.model ? modelName(candidate.name, models) : candidate.name;
  });
}
