"use client";
import { Field as Base } from "@base-ui/react/field";
import type { ReactNode } from "react";
import { cx } from "./cx";

interface FieldProps {
  label: string;
  labelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do; shown in place of the hint. */
  error?: string | null;
  /** The hint says why. */
  disabled?: boolean;
  className?: string;
  /** One control of this folder: input, textarea, select, number field. */
  children: ReactNode;
}

/** Ties a label, a hint and an error to one control. */
export function Field({ label, labelHidden, hint, error, disabled, className, children }: FieldProps) {
  const invalid = error !== undefined && error !== null;
  return (
    <Base.Root invalid={invalid} disabled={disabled} className={cx("flex min-w-0 flex-col gap-1", className)}>
      <Base.Label className={labelHidden ? "sr-only" : "text-muted text-xs"}>{label}</Base.Label>
      {children}
      {invalid ? (
        <Base.Error match className="text-bad text-xs">
          {error}
        </Base.Error>
      ) : (
        hint !== undefined && <Base.Description className="text-muted text-xs">{hint}</Base.Description>
      )}
    </Base.Root>
  );
}
