import type { CreateRun } from "@/lib/contract/create-run";
import type { Estimate } from "@/lib/contract/estimate";
import { estimateRun } from "@/lib/fusion/estimate";
import { accept, type Outcome } from "@/lib/server/refusal";
import { type ResolveDeps, resolveRunRequest } from "./resolve-run-request";

/** The same checks as starting the run, except for its cap. */
export async function estimateRequest(body: CreateRun, deps: ResolveDeps): Promise<Outcome<Estimate>> {
  const request = await resolveRunRequest(body, deps);
  if (!request.ok) return request;
  const estimate = estimateRun(request.value, deps.models);
  return accept({ ...estimate, judge: request.value.judge.models, wait: request.value.wait });
}
