"use client";
import { problemAt } from "@/lib/client/check-setup";
import type { EstimateView } from "@/lib/client/describe-estimate";
import { BUDGET_PATH } from "@/lib/client/server-problems";
import { BudgetLink } from "./budget-link";
import type { PartProps } from "./setup-line";
import { costPanel } from "./setup-panels";
import { SetupPart } from "./setup-part";

/** What it will cost, the cap, and what the monthly budget says to it. */
export function CostPart({
  current,
  problems,
  open,
  onOpenChange,
  estimate,
}: PartProps & { estimate: EstimateView }) {
  const problem = problemAt(problems, "limits.maxCostUsd", "limits");
  const refusal = problemAt(problems, BUDGET_PATH);
  const { budget } = estimate;
  return (
    <SetupPart
      name="Cost"
      value={
        <span className="tabular-nums">
          {estimate.sentence}
          {budget && (
            <span className={budget.tone === "bad" ? "text-bad" : "text-warn"}>; {budget.brief}</span>
          )}
        </span>
      }
      title="Cost"
      description={estimate.explanation}
      problem={problem ?? refusal ?? (budget?.tone === "bad" ? budget.message : null)}
      open={open}
      onOpenChange={onOpenChange}
    >
      <BudgetNote refusal={refusal} budget={budget} />
      <costPanel.Part maxCostUsd={current.setup.limits.maxCostUsd} problem={problem} />
    </SetupPart>
  );
}

/** What the server said to the run, else what is foreseen. */
function BudgetNote({ refusal, budget }: Pick<EstimateView, "budget"> & { refusal: string | null }) {
  const message = refusal ?? budget?.message;
  if (!message) return null;
  const isBad = refusal !== null || budget?.tone === "bad";
  return (
    <p className={`px-3.5 pt-2 text-xs ${isBad ? "text-bad" : "text-warn"}`}>
      {message}
      {isBad && <BudgetLink />}
    </p>
  );
}
