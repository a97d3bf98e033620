import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FilterPopover } from "./filter-popover";
import { changeRunFilter } from "./use-run-filter";

const AMOUNT = /^\d{0,6}(\.\d{0,6})?$/;

/** In USD. A run whose cost is not known is within no bounds. */
export function CostFilter({ least, most }: { least: string | undefined; most: string | undefined }) {
  const value =
    least && most ? `$${least} to $${most}` : least ? `from $${least}` : most ? `up to $${most}` : null;
  return (
    <FilterPopover
      title="What it cost"
      value={value}
      any="Any cost"
      onClear={() => changeRunFilter({ minCostUsd: undefined, maxCostUsd: undefined })}
    >
      <div className="grid grid-cols-2 gap-2 p-3">
        <Amount label="At least, in $" name="minCostUsd" value={least} />
        <Amount label="At most, in $" name="maxCostUsd" value={most} />
      </div>
      <p className="px-3 pb-3 text-muted text-xs">Runs whose cost is not known are left out.</p>
    </FilterPopover>
  );
}

function Amount({
  label,
  name,
  value,
}: {
  label: string;
  name: "minCostUsd" | "maxCostUsd";
  value: string | undefined;
}) {
  return (
    <Field label={label}>
      <Input
        inputMode="decimal"
        defaultValue={value ?? ""}
        onValueChange={(typed) => {
          if (AMOUNT.test(typed)) changeRunFilter({ [name]: typed.replace(/^\./, "0.").replace(/\.$/, "") });
        }}
      />
    </Field>
  );
}
