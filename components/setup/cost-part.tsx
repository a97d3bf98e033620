"use client";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { problemAt } from "@/lib/client/check-setup";
import type { EstimateView } from "@/lib/client/describe-estimate";
import { useSetupStore } from "@/lib/client/setup-store";
import type { PartProps } from "./setup-line";
import { SetupPart } from "./setup-part";

/** What it will cost, and the cap. */
export function CostPart({
  current,
  problems,
  open,
  onOpenChange,
  estimate,
}: PartProps & { estimate: EstimateView }) {
  const changeLimits = useSetupStore((store) => store.changeLimits);
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
      <div className="px-3.5 py-3">
        <Field
          label="Cap"
          error={problem}
          hint="The worst case is set aside before the run starts. Under a cap, a model without a known price is refused."
        >
          <NumberField
            value={current.setup.limits.maxCostUsd}
            min={0}
            max={10_000}
            step={0.1}
            placeholder="No cap"
            unit="USD"
            format={{ maximumFractionDigits: 6 }}
            onValueChange={(maxCostUsd) => changeLimits({ maxCostUsd })}
          />
        </Field>
      </div>
    </SetupPart>
  );
}
