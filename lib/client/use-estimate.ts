import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CreateRun } from "@/lib/contract/create-run";
import { describeEstimate, type EstimateView } from "./describe-estimate";
import { estimateQuery } from "./estimate-query";
import { useDebounced } from "./use-debounced";

const SETTLE_MS = 400;
/** So that a cost can be shown before anything is written. */
const NO_PROMPT_YET = "…";

export function useEstimate(body: CreateRun, setupIsRight: boolean): EstimateView {
  const asked = useMemo(
    () => (setupIsRight ? { ...body, prompt: body.prompt?.trim() ? body.prompt : NO_PROMPT_YET } : null),
    [body, setupIsRight],
  );
  const { data, error } = useQuery(estimateQuery(useDebounced(asked, SETTLE_MS)));
  return describeEstimate(setupIsRight ? data : undefined, error);
}
