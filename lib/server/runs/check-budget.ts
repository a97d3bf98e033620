import { estimateRun } from "@/lib/fusion/estimate";
import type { RunRequest } from "@/lib/fusion/run-request";
import { refuse } from "@/lib/server/refusal";
import type { ModelDirectory } from "./model-directory";

/** Under a cap, the worst case must fit it before anything is called, and every model must have a price. */
export function checkBudget(
  request: RunRequest,
  models: Pick<ModelDirectory, "facts" | "routes">,
): ReturnType<typeof refuse> | null {
  const capUsd = request.limits.maxCostUsd;
  if (capUsd === null) return null;
  const { worst, unpriced } = estimateRun(request, models);
  if (unpriced.length > 0) {
    const message = `The price of ${unpriced.join(", ")} is not known, so a cap cannot hold: remove the cap, or choose priced models.`;
    return refuse("unpriced-model", message, { errors: [{ path: "limits.maxCostUsd", message }] });
  }
  if (worst.usd === null || worst.usd <= capUsd) return null;
  const message = `This run may cost up to $${worst.usd}, more than its cap of $${capUsd}: raise the cap, lower the output limits, or choose cheaper models.`;
  return refuse("over-budget", message, { errors: [{ path: "limits.maxCostUsd", message }] });
}
