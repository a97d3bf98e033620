"use client";
import { problemAt } from "@/lib/client/check-setup";
import type { EstimateView } from "@/lib/client/describe-estimate";
import type { PartProps } from "./setup-line";
import { costPanel } from "./setup-panels";
import { SetupPart } from "./setup-part";

/** What it will cost, and the cap. */
export function CostPart({
  current,
  problems,
  open,
  onOpenChange,
  estimate,
}: PartProps & { estimate: EstimateView }) {
  const problem = problemAt(problems, "limits.maxCostUsd", "limits");
  return (
    <SetupPart
      name="Cost"
      value={<span className="tabular-nums">{estimate.sentence}</span>}
      title="Cost"
      description={estimate.explanation}
      problem={problem}
      open={open}
      onOpenChange={onOpenChange}
    >
      <costPanel.Part maxCostUsd={current.setup.limits.maxCostUsd} problem={problem} />
    </SetupPart>
  );
}
