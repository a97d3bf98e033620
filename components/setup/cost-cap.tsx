"use client";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { useSetupStore } from "@/lib/client/setup-store";

interface CostCapProps {
  maxCostUsd: number | null;
  problem: string | null;
}

export function CostCap({ maxCostUsd, problem }: CostCapProps) {
  const changeLimits = useSetupStore((store) => store.changeLimits);
  return (
    <div className="px-3.5 py-3">
      <Field
        label="Cap"
        error={problem}
        hint="The worst case is set aside before the run starts. Under a cap, a model without a known price is refused."
      >
        <NumberField
          value={maxCostUsd}
          min={0}
          max={10_000}
          step={0.1}
          placeholder="No cap"
          unit="USD"
          onValueChange={(next) => changeLimits({ maxCostUsd: next ?? "none" })}
        />
      </Field>
    </div>
  );
}
