"use client";
import { NumberField as Base } from "@base-ui/react/number-field";
import { CONTROL } from "./control-style";
import { cx } from "./cx";

interface NumberFieldProps {
  value: number | null;
  /** Null when the field is emptied: "not set". */
  onValueChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  placeholder?: string;
  /** Follows the number: "s", "tokens". */
  unit?: string;
  format?: Intl.NumberFormatOptions;
  label?: string;
  className?: string;
}

export function NumberField({
  value,
  onValueChange,
  min,
  max,
  step,
  placeholder,
  unit,
  format,
  label,
  className,
}: NumberFieldProps) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onValueChange(next)}
      min={min}
      max={max}
      step={step}
      format={format}
      className={className}
    >
      <Base.Group className="relative">
        <Base.Input
          aria-label={label}
          placeholder={placeholder}
          className={cx(CONTROL, "tabular-nums", unit !== undefined && "pr-14")}
        />
        {unit !== undefined && (
          <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-muted text-xs">
            {unit}
          </span>
        )}
      </Base.Group>
    </Base.Root>
  );
}
