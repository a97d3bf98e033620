import type { CreateRun } from "@/lib/contract/create-run";
import type { Estimate } from "@/lib/contract/estimate";
import { estimateRun } from "@/lib/fusion/estimate";
import { accept, type Outcome } from "@/lib/server/refusal";
import type { Asked } from "./asked";
import { checkBudget } from "./check-budget";
import { resolveRunRequest } from "./resolve-run-request";
import { type RunServiceDeps, resolveDepsOf } from "./run-service-deps";

/** The same checks as starting the run, except for its cap and the budgets: those are told, for the screen to warn. */
export async function estimateRequest(
  { ownerId, body, asked }: { ownerId: string; body: CreateRun; asked: Asked },
  deps: RunServiceDeps,
): Promise<Outcome<Estimate>> {
  const resolving = await resolveDepsOf(ownerId, deps);
  const resolved = await resolveRunRequest(body, resolving, asked);
  if (!resolved.ok) return resolved;
  const { request } = resolved.value;
  const estimate = estimateRun(request, resolving.models);
  const { judge, wait } = request;
  const overCap = checkBudget(request, resolving.models)?.refusal.detail ?? null;
  const budgets = await deps.budgets.view(ownerId);
  return accept({ ...estimate, overCap, judge: judge.models, wait, budgets });
}
